package dev.slipway.deployer.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pod of a Deployment, of whatever version, that is to go and is still there.
///
/// @param due the time by which it should have been gone
/// @param finalizers the names of what keeps it, empty if only its node has to confirm its end
/// @param node null if it was on none
/// @param unreachable true if the cluster says that the node does not answer
public record TerminatingPod(
    String pod, Instant due, List<String> finalizers, @Nullable String node, boolean unreachable) {

  public TerminatingPod {
    finalizers = List.copyOf(finalizers);
  }

  /// True once it is overdue by this much: a node takes some time to confirm.
  boolean isStuck(Instant now, Duration grace) {
    return !now.isBefore(due.plus(grace));
  }

  /// What keeps it, and what to do, as one sentence without its end.
  String words(String namespace) {
    return "pod %s is stuck in Terminating (it was to be gone by %s): %s"
        .formatted(pod, due, finalizers.isEmpty() ? ofNode(namespace) : ofFinalizers(namespace));
  }

  private String ofFinalizers(String namespace) {
    return "it waits for whoever set %s %s to take it away; if that no longer runs, remove it yourself (kubectl edit pod %s -n %s)"
        .formatted(
            finalizers.size() == 1 ? "the finalizer" : "the finalizers",
            String.join(", ", finalizers),
            pod,
            namespace);
  }

  private String ofNode(String namespace) {
    String where = node == null ? "no node" : "node " + node;
    return "%s %s; if that node is gone for good, delete it (kubectl delete node%s) or the pod (kubectl delete pod %s -n %s --force)"
        .formatted(
            where,
            unreachable ? "does not answer" : "has not confirmed its end",
            node == null ? "" : " " + node,
            pod,
            namespace);
  }
}
