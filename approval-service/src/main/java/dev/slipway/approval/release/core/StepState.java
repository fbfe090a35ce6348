package dev.slipway.approval.release.core;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one step of a release is.
public sealed interface StepState {

  /// The step's name, unique in its pipeline.
  String name();

  /// A deployment step.
  ///
  /// @param attempt how often a deployment was begun, from 0
  record DeployStep(Step.Deploy step, int attempt, Deployment deployment) implements StepState {
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
  record GateStep(Step.Approve step, int attempt, Gate gate, List<Vote> votes, Reach reach)
      implements StepState {
    public GateStep {
      votes = List.copyOf(votes);
      reach = Reach.orNone(reach);
    }

    /// A gate that has reached nobody but its groups.
    public GateStep(Step.Approve step, int attempt, Gate gate, List<Vote> votes) {
      this(step, attempt, gate, votes, Reach.NONE);
    }

    @Override
    public String name() {
      return step.name();
    }
  }

  /// What becomes of a deployment.
  sealed interface Deployment {

    /// The release has not come to it.
    record Pending() implements Deployment {}

    /// Another release is deploying to the same slot.
    record Waiting(String behind, @Nullable Actor by) implements Deployment {}

    /// Requested under this sequence; the cluster follows.
    record Running(long sequence, @Nullable Actor by, Instant since) implements Deployment {}

    record Succeeded(long sequence, @Nullable Actor by, @Nullable String url, Instant at)
        implements Deployment {}

    record Failed(long sequence, @Nullable Actor by, Diagnosis diagnosis, Instant at)
        implements Deployment {}
  }

  /// What becomes of a gate.
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
