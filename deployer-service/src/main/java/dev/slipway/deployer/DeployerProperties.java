package dev.slipway.deployer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The deployer.
///
/// @param cluster the name of the cluster that this deployer serves; it takes the requests of
///     environments that name it
/// @param namespaces the namespaces whose rollouts are watched; all of them where none is named, which
///     needs the right to list deployments everywhere
/// @param failureGrace how long a container may be in a state that seldom passes, such as
///     ImagePullBackOff, before its rollout counts as failed, and how long a cluster has answered again
///     before any does
/// @param evidencePatience how long a failed rollout waits for the events or the log that would say why,
///     before it is reported without them
/// @param check how often rollouts under way are looked at, beside each change that the cluster tells
/// @param kubernetes how the cluster is reached
@ConfigurationProperties("slipway.deployer")
public record DeployerProperties(
    @DefaultValue("default") String cluster,
    @DefaultValue List<String> namespaces,
    @DefaultValue("10s") Duration failureGrace,
    @DefaultValue("90s") Duration evidencePatience,
    @DefaultValue("1s") Duration check,
    @DefaultValue Kubernetes kubernetes) {

  public DeployerProperties {
    if (!cluster.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "slipway.deployer.cluster must be a name of lower-case letters, digits and dashes");
    }
    if (check.toMillis() < 10) {
      throw new IllegalArgumentException("slipway.deployer.check must be at least 10ms");
    }
  }

  /// The connection to the cluster. Where neither is set: as the client finds it, in a pod by its service
  /// account.
  ///
  /// @param apiUrl an API server that asks for no credentials, such as the sandbox's
  /// @param kubeconfig a kubeconfig file
  public record Kubernetes(@Nullable String apiUrl, @Nullable Path kubeconfig) {}
}
