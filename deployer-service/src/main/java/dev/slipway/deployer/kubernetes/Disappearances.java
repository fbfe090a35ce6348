package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.deployment.Cluster.RefusedException;
import dev.slipway.deployer.deployment.Fences;
import dev.slipway.deployer.rollout.Rollout;
import dev.slipway.deployer.rollout.RolloutWatch;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.springframework.stereotype.Component;

/// Tells of Deployments that are gone, unless they were removed as asked.
@Component
class Disappearances {

  private final RolloutWatch watch;
  private final Drifts drifts;
  private final Fences fences;

  Disappearances(RolloutWatch watch, Drifts drifts, Fences fences) {
    this.watch = watch;
    this.drifts = drifts;
    this.fences = fences;
  }

  /// @param deployment as it was last
  /// @throws dev.slipway.messaging.TransientException where the cluster or Kafka does not answer: tell it
  ///     again
  void tell(Deployment deployment, Rollout rollout) {
    long removed = removed(rollout);
    if (removed >= rollout.request().event().sequence()) {
      watch.removed(rollout, removed);
    } else if (watch.hasEnded(rollout)) {
      drifts.deleted(deployment, rollout);
    } else {
      watch.deleted(rollout);
    }
  }

  /// Nothing is removed without the right to remember it.
  private long removed(Rollout rollout) {
    try {
      return fences.removed(rollout.request().event());
    } catch (RefusedException e) {
      return 0;
    }
  }
}
