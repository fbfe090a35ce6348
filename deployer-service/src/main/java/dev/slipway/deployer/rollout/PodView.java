package dev.slipway.deployer.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One container of a pod, as much as a diagnosis needs.
///
/// @param since when the pod was created
/// @param init whether it runs before the others
/// @param reason why the container waits or the pod is not scheduled, null where neither
/// @param message the cluster's words about it
/// @param last how the container ended last, null where it has not
/// @param memoryLimit as its pod has it, for example `256Mi`, null where there is none
public record PodView(
    String pod,
    String container,
    Instant since,
    boolean init,
    boolean ready,
    boolean running,
    @Nullable String reason,
    @Nullable String message,
    int restarts,
    @Nullable End last,
    @Nullable String memoryLimit) {

  /// How a container ended.
  ///
  /// @param reason for example `Error` or `OOMKilled`
  public record End(int exitCode, String reason) {}
}
