package dev.slipway.deployer.diagnosis;

import dev.slipway.deployer.instance.Rollout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known of a rollout that failed.
///
/// @param culprit the container to blame, null where none can be named
/// @param warnings the latest about the culprit's pod, oldest first, each `Reason: message`
/// @param log the culprit's last lines
/// @param claims the latest warning about each volume claim that the culprit's pod waits for
/// @param terminating the pods that are stuck on their way out and may be in its way
public record Finding(
    Rollout rollout,
    @Nullable PodView culprit,
    List<String> warnings,
    List<String> log,
    List<String> claims,
    List<TerminatingPod> terminating) {

  /// Of a pod that waits for no claims, with none in its way.
  Finding(Rollout rollout, @Nullable PodView culprit, List<String> warnings, List<String> log) {
    this(rollout, culprit, warnings, log, List.of(), List.of());
  }
}
