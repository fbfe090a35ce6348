package dev.slipway.approval.core.release;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about one release; its history is the list of these. [#at] is the time of the input that
/// caused it.
public sealed interface RecordedEvent
    permits StepEvent,
        RecordedEvent.Opened,
        RecordedEvent.SupersessionPending,
        RecordedEvent.Refused,
        RecordedEvent.CommandRefused,
        RecordedEvent.InputLost,
        RecordedEvent.Finished {

  Instant at();

  record Opened(
      String release, Subject subject, ProjectDefinition definition, Cause cause, Instant at)
      implements RecordedEvent {

    /// By a new build.
    public Opened(String release, Build build, ProjectDefinition definition, Instant at) {
      this(release, new Subject.Artifact(build), definition, new Cause.Built(), at);
    }
  }

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
