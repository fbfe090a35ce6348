package dev.slipway.deployer.rollout;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.messaging.failure.Failures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rollouts at which looks fail though nothing is away. Nobody knows if such a failure passes: a few looks and the
/// environment's timeout tell.
final class FailedLooks {

  private static final Logger log = LoggerFactory.getLogger(FailedLooks.class);

  private static final int TRIES = 3;

  private record Failing(long sequence, int looks) {}

  private final Map<String, Failing> failing = new ConcurrentHashMap<>();

  /// Counts a look that failed.
  ///
  /// @return the diagnosis to end the rollout with; empty if it is to be looked at again
  Optional<Diagnosis> end(Rollout rollout, RuntimeException why, Instant now) {
    if (Failures.mayPass(why)) {
      return Optional.empty();
    }
    Failing first = new Failing(rollout.request().event().sequence(), 1);
    Failing all =
        failing.merge(
            rollout.key(),
            first,
            (before, _) ->
                before.sequence() == first.sequence()
                    ? new Failing(first.sequence(), before.looks() + 1)
                    : first);
    if (all.looks() < TRIES || !RolloutCheck.isLate(rollout, now)) {
      return Optional.empty();
    }
    log.error("deployment {} is given up after {} looks", rollout.key(), all.looks(), why);
    return Optional.of(diagnosis(why));
  }

  /// After a look that succeeded, or the last one.
  void forget(Rollout rollout) {
    failing.remove(rollout.key());
  }

  private static Diagnosis diagnosis(RuntimeException why) {
    return why instanceof Cluster.RefusedException refused
        ? refused.diagnosis()
        : Diagnosis.of(
            Diagnosis.Cause.OTHER,
            "Internal",
            "the deployer cannot look at this rollout (%s: %s); its log says more"
                .formatted(why.getClass().getSimpleName(), why.getMessage()),
            List.of());
  }
}
