package dev.slipway.contract.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The workload of a project: one container with what it needs and the way to it, or the project's own
/// manifests in its place.
///
/// @param port the container's port, called `http`; null for a workload that serves nothing there
/// @param health the path of the readiness probe, null for a probe of the port alone
/// @param cpu a Kubernetes quantity, requested
/// @param memory a Kubernetes quantity, requested and limited
/// @param ingressClass null for the cluster's default; the class of a route wins
/// @param ports those beside `port`; without any, no Service and no route
/// @param env the container's variables by name, in order
/// @param envFrom secrets and config maps whose every key is a variable
/// @param probes those that are said more exactly than by `health`
/// @param resources said more exactly than by `cpu` and `memory`, which fill in what it leaves out
/// @param serviceAccount that the pods run as, null for the namespace's default
/// @param imagePullSecrets names of secrets, never their values
/// @param disruptionBudget how many pods may be taken away at once, null where nobody promises anything
/// @param route how the environment's url leads here, null for an Ingress
/// @param manifests Kubernetes objects in place of all of the above, with `{image}` and other values of
///     the release to be filled in; empty for most
@Buildable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Workload(
    @Nullable Integer port,
    @Nullable String health,
    @Nullable String cpu,
    @Nullable String memory,
    @Nullable String ingressClass,
    List<Port> ports,
    Map<String, Variable> env,
    List<VariableSource> envFrom,
    @Nullable Probes probes,
    @Nullable Resources resources,
    @Nullable String serviceAccount,
    List<String> imagePullSecrets,
    @Nullable DisruptionBudget disruptionBudget,
    @Nullable Route route,
    List<Map<String, Object>> manifests) {

  public Workload {
    ports = Required.list(ports);
    env = Required.map(env);
    envFrom = Required.list(envFrom);
    imagePullSecrets = Required.list(imagePullSecrets);
    manifests = Required.list(manifests);
  }

  /// The project's own manifests.
  public static Workload of(List<Map<String, Object>> manifests) {
    return WorkloadBuilder.builder().manifests(manifests).build();
  }

  /// A further port of the container.
  ///
  /// @param name unique in its workload, at most 15 characters
  /// @param protocol `TCP`, `UDP` or `SCTP`
  /// @param service the Service's port that leads to it
  public record Port(String name, int port, String protocol, int service) {
    public Port {
      Required.field(name, "port.name");
      Required.field(protocol, "port.protocol");
    }
  }

  /// The probes of the container; null each for the default of Slipway or Kubernetes.
  @Buildable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Probes(
      @Nullable Probe readiness, @Nullable Probe liveness, @Nullable Probe startup) {}

  /// The resources that the container requests, and its limits.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Resources(@Nullable Quantities requests, @Nullable Quantities limits) {}

  /// Kubernetes quantities.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Quantities(@Nullable String cpu, @Nullable String memory) {}

  /// One of the two, a number of pods or a share such as `50%`.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DisruptionBudget(@Nullable String minAvailable, @Nullable String maxUnavailable) {}
}
