package dev.slipway.approval.core.deployment;

import dev.slipway.contract.Buildable;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.StepSnapshot.Pods;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a deployment.
public sealed interface Deployment {

  /// Who decided it, null where nobody in particular did or the release has not come to it.
  default @Nullable Actor by() {
    return null;
  }

  /// The release has not come to it, or it was taken back.
  ///
  /// @param left what serves where it was taken back; null where others serve, or never did
  record Pending(@Nullable Traffic left) implements Deployment {

    /// One that has changed nothing.
    public Pending() {
      this(null);
    }
  }

  /// Another release is deploying to the same slot.
  record Waiting(String behind, @Nullable Actor by) implements Deployment {}

  /// Requested under this sequence; the cluster follows.
  ///
  /// @param startedAt when a deployer took it, null where none has
  /// @param unanswered the cluster whose deployer should have taken it and has not
  /// @param pods how far it is, null where that is not known
  @Buildable
  record Running(
      long sequence,
      @Nullable Actor by,
      Instant since,
      @Nullable Instant startedAt,
      @Nullable String unanswered,
      @Nullable Pods pods)
      implements Deployment {

    Running startedAt(Instant at) {
      return new Running(sequence, by, since, startedAt == null ? at : startedAt, null, pods);
    }

    Running unanswered(String cluster) {
      return new Running(sequence, by, since, startedAt, cluster, pods);
    }

    /// Whoever tells how far it is has taken it.
    Running with(Pods pods, Instant at) {
      return new Running(sequence, by, since, startedAt == null ? at : startedAt, null, pods);
    }
  }

  /// @param drift how it is no longer as it was deployed, null where it is
  /// @param share what part of the requests reaches it, null where that is not known
  record Succeeded(
      long sequence,
      @Nullable Actor by,
      @Nullable String url,
      Instant at,
      @Nullable Drift drift,
      @Nullable Traffic share)
      implements Deployment {

    /// One that is as it was deployed.
    public Succeeded(long sequence, @Nullable Actor by, @Nullable String url, Instant at) {
      this(sequence, by, url, at, null, null);
    }

    Succeeded drifted(@Nullable Drift how) {
      return new Succeeded(sequence, by, url, at, how, share);
    }

    /// Where it was alone nothing serves any more.
    Pending takenBack() {
      return share == null || !share.alone() ? new Pending() : new Pending(new Traffic(0, true));
    }
  }

  record Failed(long sequence, @Nullable Actor by, Diagnosis diagnosis, Instant at)
      implements Deployment {}
}
