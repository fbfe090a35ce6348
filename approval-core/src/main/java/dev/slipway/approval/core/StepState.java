package dev.slipway.approval.core;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Removal;
import dev.slipway.contract.Traffic;
import dev.slipway.contract.approval.StepSnapshot.Pods;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The state of one step of a release.
public sealed interface StepState {

  /// The step's name, unique in its pipeline.
  String name();

  /// The steps of a release, none of one that no build has opened.
  static List<StepState> of(Release release) {
    return switch (release) {
      case Release.Absent _ -> List.of();
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }

  /// A deployment step.
  ///
  /// @param attempt how often a deployment was begun, from 0
  /// @param removal how what was deployed goes, null where it stays
  record DeployStep(Step.Deploy step, int attempt, Deployment deployment, @Nullable Removal removal)
      implements StepState {

    /// One whose deployment stays.
    public DeployStep(Step.Deploy step, int attempt, Deployment deployment) {
      this(step, attempt, deployment, null);
    }

    DeployStep in(Deployment state) {
      return new DeployStep(step, attempt, state, removal);
    }

    DeployStep going(Removal how) {
      return new DeployStep(step, attempt, deployment, how);
    }

    @Override
    public String name() {
      return step.name();
    }
  }

  /// A gate.
  ///
  /// @param attempt how often the gate was opened, from 0
  /// @param votes of all openings, oldest first
  /// @param reach beyond its groups
  record GateStep(Step.Approve step, int attempt, Gate gate, List<Vote> votes, GateFollowUp reach)
      implements StepState {
    public GateStep {
      votes = List.copyOf(votes);
      reach = GateFollowUp.orNone(reach);
    }

    /// A gate that has reached nobody but its groups.
    public GateStep(Step.Approve step, int attempt, Gate gate, List<Vote> votes) {
      this(step, attempt, gate, votes, GateFollowUp.NONE);
    }

    @Override
    public String name() {
      return step.name();
    }
  }

  /// The state of a deployment.
  sealed interface Deployment {

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
    record Running(
        long sequence,
        @Nullable Actor by,
        Instant since,
        @Nullable Instant startedAt,
        @Nullable String unanswered,
        @Nullable Pods pods)
        implements Deployment {

      /// One that was just requested.
      public Running(long sequence, @Nullable Actor by, Instant since) {
        this(sequence, by, since, null, null, null);
      }

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

  /// The state of a gate.
  sealed interface Gate {

    /// The release has not come to it.
    record Pending() implements Gate {}

    /// Takes votes.
    ///
    /// @param met whether an advisory gate already has the approvals it requires
    record Open(@Nullable Instant expiresAt, boolean met) implements Gate {}

    record Passed(Instant at) implements Gate {}

    record Rejected(Instant at) implements Gate {}

    /// Takes no more votes: a later gate was decided, or the release ended.
    record Closed(Instant at) implements Gate {}

    record Expired(Instant at) implements Gate {}
  }
}
