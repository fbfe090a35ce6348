package dev.slipway.approval.core;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Build;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.Removal;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.Traffic;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.ProjectDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fact about one release; its history is the list of these. [#at] is the time of the input that
/// caused it.
public sealed interface RecordedEvent {

  Instant at();

  /// @param rollback null where it brings something new
  record Opened(
      String release,
      Build build,
      ProjectDefinition definition,
      @Nullable Rollback rollback,
      Instant at)
      implements RecordedEvent {

    public Opened(String release, Build build, ProjectDefinition definition, Instant at) {
      this(release, build, definition, null, at);
    }
  }

  /// @param attempt from 1
  /// @param expiresAt null where the gate waits for ever
  record GateOpened(String step, int attempt, @Nullable Instant expiresAt, Instant at)
      implements RecordedEvent {}

  /// @param typed where the vote was typed, null for a button
  record VoteCast(String step, Vote vote, @Nullable CommandOrigin typed, Instant at)
      implements RecordedEvent {}

  record GatePassed(String step, Instant at) implements RecordedEvent {}

  record GateRejected(String step, Instant at) implements RecordedEvent {}

  /// The gate takes no more votes, without having been decided by them.
  record GateClosed(String step, Instant at) implements RecordedEvent {}

  record GateExpired(String step, Instant at) implements RecordedEvent {}

  /// Those who had not voted are reminded.
  ///
  /// @param people them, each once
  record GateReminded(String step, List<Person> people, Instant at) implements RecordedEvent {
    public GateReminded {
      people = List.copyOf(people);
    }
  }

  /// Those whom the gate escalates to may vote as well.
  record GateEscalated(String step, Instant at) implements RecordedEvent {}

  /// @param by whose votes they are
  /// @param delegation null where they have taken them back
  record VoteDelegated(String step, Actor by, @Nullable Delegation delegation, Instant at)
      implements RecordedEvent {}

  /// Those who may not decide at a gate any more have changed.
  ///
  /// @param left the identities of all who have left its groups
  record VotersChanged(String step, List<String> left, Instant at) implements RecordedEvent {
    public VotersChanged {
      left = List.copyOf(left);
    }
  }

  /// @param by who decided it, null where the pipeline did
  record DeploymentRequested(
      String step, String slot, long sequence, @Nullable Actor by, Instant at)
      implements RecordedEvent {}

  /// @param behind the release that holds the slot
  record DeploymentWaiting(String step, String slot, String behind, @Nullable Actor by, Instant at)
      implements RecordedEvent {}

  /// A deployer has taken it.
  ///
  /// @param late whether it had been told that none does
  record DeploymentStarted(String step, long sequence, boolean late, Instant at)
      implements RecordedEvent {}

  /// @param ready new pods that serve
  /// @param desired pods wanted
  /// @param delayed what it waits for, null if it goes on
  record DeploymentProgressed(
      String step, long sequence, int ready, int desired, @Nullable String delayed, Instant at)
      implements RecordedEvent {}

  /// No deployer has taken it in time.
  record DeploymentUnanswered(String step, long sequence, String cluster, Instant at)
      implements RecordedEvent {}

  /// The same is requested once more, since nothing was heard of how it ended. Changes nothing but the
  /// history: a deployer that knows the sequence does nothing, one that lost it begins.
  record DeploymentAskedAgain(
      String step, String slot, long sequence, @Nullable Actor by, Instant at)
      implements RecordedEvent {}

  /// @param share what part of the requests reaches it, null where that is not known
  /// @param digest of the image that runs, null if that is not known
  record DeploymentSucceeded(
      String step,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest,
      Instant at)
      implements RecordedEvent {

    public DeploymentSucceeded(
        String step, long sequence, @Nullable String url, @Nullable Traffic share, Instant at) {
      this(step, sequence, url, share, null, at);
    }
  }

  /// A deployed object has been changed or deleted by somebody else.
  record DriftDetected(String step, long sequence, Drift drift, Instant at)
      implements RecordedEvent {}

  record DriftEnded(String step, long sequence, Instant at) implements RecordedEvent {}

  record DeploymentFailed(String step, long sequence, Diagnosis diagnosis, Instant at)
      implements RecordedEvent {}

  /// The removal of what the earlier phases of a deployment created has begun.
  record DeploymentAborted(String step, String slot, long sequence, Instant at)
      implements RecordedEvent {}

  /// Something of what the earlier phases of a deployment brought is left.
  record DeploymentNotAborted(String step, long sequence, Diagnosis diagnosis, Instant at)
      implements RecordedEvent {}

  /// The removal of a deployed instance is near, unless somebody puts it off.
  record RemovalDue(String step, Instant until, Instant at) implements RecordedEvent {}

  /// The removal of a deployed instance has been put off.
  ///
  /// @param by who wants it, null where a newer build came for it
  /// @param until null for as long as nobody removes it
  record RemovalPutOff(String step, @Nullable Actor by, @Nullable Instant until, Instant at)
      implements RecordedEvent {}

  /// Recorded again for each time that the removal is requested.
  record RemovalRequested(String step, String slot, long sequence, Removal.Why why, Instant at)
      implements RecordedEvent {}

  record Removed(String step, Instant at) implements RecordedEvent {}

  record RemovalFailed(String step, Diagnosis diagnosis, Instant at) implements RecordedEvent {}

  /// A newer build will end this release once its running deployment has ended.
  record SupersessionPending(String by, Instant at) implements RecordedEvent {}

  /// A person's click or command was refused. It is recorded, and changes nothing else.
  record Refused(
      String release,
      String step,
      String choice,
      Actor actor,
      Refusal reason,
      Origin origin,
      Instant at)
      implements RecordedEvent {}

  /// Changes nothing but the history.
  ///
  /// @param step the gate that was meant, null where no gate has such a choice
  record CommandRefused(
      String release,
      @Nullable String step,
      String choice,
      Actor actor,
      Refusal reason,
      CommandOrigin origin,
      Instant at)
      implements RecordedEvent {}

  /// Something that concerned the release could not be processed. Changes nothing but the history.
  ///
  /// @param channel where the team is told, null if only the release says it
  /// @param input the type of what was put aside
  /// @param place of the record
  record InputLost(
      String release,
      @Nullable String channel,
      String input,
      String place,
      String reason,
      Instant at)
      implements RecordedEvent {}

  /// @param by who ended it, null where nobody in particular did
  /// @param supersededBy the newer release where the outcome is superseded
  record Finished(Outcome outcome, @Nullable Actor by, @Nullable String supersededBy, Instant at)
      implements RecordedEvent {}
}
