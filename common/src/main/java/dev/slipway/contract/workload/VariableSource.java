package dev.slipway.contract.workload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;

/// An object of the environment's namespace whose every key is a variable of the container.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = VariableSource.WholeSecret.class, name = "secret"),
  @JsonSubTypes.Type(value = VariableSource.WholeConfig.class, name = "config")
})
public sealed interface VariableSource {

  /// A Secret, by name.
  record WholeSecret(String secret) implements VariableSource {
    public WholeSecret {
      Required.field(secret, "source.secret");
    }
  }

  /// A ConfigMap, by name.
  record WholeConfig(String config) implements VariableSource {
    public WholeConfig {
      Required.field(config, "source.config");
    }
  }
}
