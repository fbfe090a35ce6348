package dev.slipway.contract.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A probe of a container.
///
/// @param check null for the workload's `health` path, or its port alone where it has none
/// @param period between two questions, whole seconds; null for Kubernetes' default
/// @param timeout of one question, whole seconds; null for Kubernetes' default
/// @param initialDelay before the first question, whole seconds; null for none
/// @param failures in a row that count, null for Kubernetes' default
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Probe(
    @Nullable Check check,
    @Nullable Duration period,
    @Nullable Duration timeout,
    @Nullable Duration initialDelay,
    @Nullable Integer failures) {

  /// The kind of probe.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Check.Http.class, name = "http"),
    @JsonSubTypes.Type(value = Check.Tcp.class, name = "tcp"),
    @JsonSubTypes.Type(value = Check.Exec.class, name = "exec")
  })
  public sealed interface Check {

    /// A request that is to be answered with 2xx or 3xx.
    ///
    /// @param port a port's name or number, null for the workload's first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Http(String path, @Nullable String port) implements Check {
      public Http {
        Required.field(path, "probe.path");
      }
    }

    /// A connection that is to be accepted.
    ///
    /// @param port a port's name or number, null for the workload's first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tcp(@Nullable String port) implements Check {}

    /// A command that is to end with 0, run in the container without a shell.
    record Exec(List<String> command) implements Check {
      public Exec {
        command = Required.list(command);
      }
    }
  }
}
