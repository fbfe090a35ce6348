package dev.slipway.deployer.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a rollout has ended, and how. Pure.
final class RolloutCheck {

  private static final String CRASHING = "CrashLoopBackOff";
  private static final int CRASHES = 2;

  /// States of a container that seldom pass by themselves.
  private static final Set<String> STUCK =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          CRASHING);

  private RolloutCheck() {}

  /// How a rollout stands.
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
    if (done(status)) {
      return new Verdict.Succeeded();
    }
    Optional<PodView> stuck =
        pods.stream()
            .filter(RolloutCheck::isStuck)
            .filter(pod -> Duration.between(pod.since(), now).compareTo(grace) >= 0)
            .findFirst();
    if (stuck.isPresent()) {
      return new Verdict.Failed(stuck, false);
    }
    Duration timeout = rollout.request().event().to().timeout();
    boolean late = !now.isBefore(rollout.appliedAt().plus(timeout));
    if (late || (status.seen() && status.deadlineExceeded())) {
      return new Verdict.Failed(worst(pods), true);
    }
    return new Verdict.UnderWay();
  }

  /// A single crash at the start may be a race with a dependency.
  private static boolean isStuck(PodView pod) {
    String reason = pod.reason() == null ? "" : pod.reason();
    return STUCK.contains(reason) && (!reason.equals(CRASHING) || pod.restarts() >= CRASHES);
  }

  private static boolean done(Rollout.Status status) {
    return status.seen()
        && status.updated() == status.desired()
        && status.available() == status.desired()
        && status.total() == status.desired();
  }

  /// The pod that says most: one that waits for a reason, else one that is not ready.
  private static Optional<PodView> worst(List<PodView> pods) {
    return pods.stream()
        .filter(pod -> !pod.ready())
        .min(Comparator.comparingInt(pod -> pod.reason() == null ? 1 : 0));
  }
}
