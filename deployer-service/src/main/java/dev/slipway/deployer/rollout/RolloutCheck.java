package dev.slipway.deployer.rollout;

import dev.slipway.deployer.cluster.Refusals;
import dev.slipway.deployer.diagnosis.Ailment;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Judges the state of a rollout. Pure.
final class RolloutCheck {

  private RolloutCheck() {}

  /// The state of a rollout.
  sealed interface Verdict {

    record UnderWay() implements Verdict {}

    record Succeeded() implements Verdict {}

    /// @param culprit the container to blame, empty where none can be named
    record Failed(Optional<PodView> culprit, boolean outOfTime) implements Verdict {}
  }

  /// Only the pods of this request count; those of an earlier version may serve on.
  ///
  /// @param grace how long a container may be stuck
  static Verdict judge(Rollout rollout, List<PodView> pods, Instant now, Duration grace) {
    Rollout.Status status = rollout.status();
    if (done(status) || rollout.placed().isAsItWas()) {
      return new Verdict.Succeeded();
    }
    Optional<PodView> stuck =
        pods.stream()
            .filter(Ailment::isStuck)
            .filter(pod -> Duration.between(pod.since(), now).compareTo(grace) >= 0)
            .findFirst();
    if (stuck.isPresent()) {
      return new Verdict.Failed(stuck, false);
    }
    if (refused(rollout, pods, now, grace)) {
      return new Verdict.Failed(Optional.empty(), false);
    }
    if (isLate(rollout, now) || (status.seen() && status.deadlineExceeded())) {
      return new Verdict.Failed(worst(status, pods), true);
    }
    return new Verdict.UnderWay();
  }

  /// Whether it has had as much time as its environment gives it.
  static boolean isLate(Rollout rollout, Instant now) {
    return !now.isBefore(rollout.appliedAt().plus(rollout.request().event().to().timeout()));
  }

  /// Whether the cluster would not have the pods, and nothing will change that: a quota that is used
  /// up by pods of an earlier version has room once they go. What began with the version before is given
  /// its time again: until this version has a replica set, a Deployment tells of the earlier one's.
  private static boolean refused(Rollout rollout, List<PodView> pods, Instant now, Duration grace) {
    Rollout.Refused refused = rollout.status().refused();
    if (refused == null || !rollout.status().seen() || isFresh(rollout, refused, now, grace)) {
      return false;
    }
    boolean passes =
        Refusals.of("", refused.said())
            .filter(d -> "Quota".equals(d.reason()) && rollout.status().total() > 0)
            .isPresent();
    return pods.isEmpty() && !passes;
  }

  private static boolean isFresh(
      Rollout rollout, Rollout.Refused refused, Instant now, Duration grace) {
    Instant applied = rollout.appliedAt();
    Instant since = refused.since().isBefore(applied) ? applied : refused.since();
    return Duration.between(since, now).compareTo(grace) < 0;
  }

  private static boolean done(Rollout.Status status) {
    return status.seen()
        && status.updated() == status.desired()
        && status.available() == status.desired()
        && status.total() == status.desired();
  }

  /// The pod that says most of why it is not ready; none where the cluster would not have another.
  private static Optional<PodView> worst(Rollout.Status status, List<PodView> pods) {
    Optional<PodView> worst =
        pods.stream()
            .filter(pod -> !pod.ready())
            .min(Comparator.comparingInt(pod -> Ailment.of(pod).rank()));
    if (status.paused()) {
      return Optional.empty();
    }
    return status.refused() != null ? worst.filter(pod -> Ailment.of(pod).rank() == 0) : worst;
  }
}
