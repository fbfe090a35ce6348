package dev.slipway.contract.workload;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;

/// The value of a container's variable. A secret's value is never among it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Variable.Literal.class, name = "literal"),
  @JsonSubTypes.Type(value = Variable.FromSecret.class, name = "secret"),
  @JsonSubTypes.Type(value = Variable.FromConfig.class, name = "config")
})
public sealed interface Variable {

  /// The text as it stands in the file.
  record Literal(String value) implements Variable {
    public Literal {
      Required.field(value, "variable.value");
    }
  }

  /// A key of a Secret in the environment's namespace.
  record FromSecret(String secret, String key) implements Variable {
    public FromSecret {
      Required.field(secret, "variable.secret");
      Required.field(key, "variable.key");
    }
  }

  /// A key of a ConfigMap in the environment's namespace.
  record FromConfig(String config, String key) implements Variable {
    public FromConfig {
      Required.field(config, "variable.config");
      Required.field(key, "variable.key");
    }
  }
}
