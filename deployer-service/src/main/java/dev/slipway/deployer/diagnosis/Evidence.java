package dev.slipway.deployer.diagnosis;

import dev.slipway.deployer.instance.Rollout;
import java.util.List;

/// The cluster as a rollout's watch needs it: the evidence of a failure (pods, events and logs), and the mark
/// that its outcome has been reported. What cannot be read is empty: a diagnosis with less is better than none.
public interface Evidence {

  /// The containers of the pods of the rollout's own request, but for those that are to go.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  List<PodView> pods(Rollout rollout);

  /// The pods of the rollout's Deployment, of whatever version, that are to go and are still there.
  List<TerminatingPod> terminating(Rollout rollout);

  /// Whether the Deployment still is as it was seen: what is known of it may be from before the cluster was
  /// away.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  boolean isCurrent(Rollout rollout);

  /// The latest warnings about a pod, oldest first, at most 5.
  List<String> warnings(String namespace, String pod);

  /// The last lines of a container, at most 20.
  ///
  /// @param previous of its last run instead of the present one
  List<String> log(String namespace, PodView pod, boolean previous);

  /// Remembers on the Deployment that the outcome of the rollout's request has been reported.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  void reported(Rollout rollout);
}
