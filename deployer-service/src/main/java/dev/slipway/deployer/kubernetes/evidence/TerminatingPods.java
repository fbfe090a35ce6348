package dev.slipway.deployer.kubernetes.evidence;

import dev.slipway.deployer.diagnosis.TerminatingPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.Objects;

/// Reads what the cluster says of a pod that is to go.
final class TerminatingPods {

  /// The eviction of a pod whose node is tainted as not reachable.
  private static final String BY_TAINT = "DeletionByTaintManager";

  private static final String NODE_LOST = "NodeLost";

  private TerminatingPods() {}

  /// @param pod with a time of deletion, which already has the pod's own grace in it
  static TerminatingPod of(Pod pod) {
    PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    boolean lost =
        NODE_LOST.equals(status.getReason())
            || status.getConditions().stream()
                .anyMatch(condition -> BY_TAINT.equals(condition.getReason()));
    return new TerminatingPod(
        pod.getMetadata().getName(),
        Instant.parse(pod.getMetadata().getDeletionTimestamp()),
        pod.getMetadata().getFinalizers(),
        pod.getSpec() == null ? null : pod.getSpec().getNodeName(),
        lost);
  }
}
