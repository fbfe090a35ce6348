package dev.slipway.deployer.kubernetes.drift;

import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Fences;
import dev.slipway.deployer.drift.DriftWatch;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.memory.DeployedMemory;
import dev.slipway.deployer.rollout.RolloutWatch;
import org.springframework.stereotype.Component;

/// Tells of Deployments that are gone, unless they were removed as asked.
@Component
public class Disappearances {

  private final RolloutWatch watch;
  private final DriftWatch drifts;
  private final Fences fences;
  private final DeployedMemory memory;

  Disappearances(RolloutWatch watch, DriftWatch drifts, Fences fences, DeployedMemory memory) {
    this.watch = watch;
    this.drifts = drifts;
    this.fences = fences;
    this.memory = memory;
  }

  /// What was told is forgotten, unless the Deployment is there again.
  ///
  /// @param rollout as it was last
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer: tell it
  ///     again
  public void tell(Rollout rollout) {
    long removed = removed(rollout);
    if (removed >= rollout.request().event().sequence()) {
      watch.removed(rollout, removed);
      memory.forget(rollout.namespace(), rollout.name());
    } else if (!watch.hasEnded(rollout)) {
      watch.deleted(rollout);
    } else if (!drifts.deleted(rollout)) {
      memory.forget(rollout.namespace(), rollout.name());
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
