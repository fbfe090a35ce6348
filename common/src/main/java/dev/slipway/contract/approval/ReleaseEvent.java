package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import org.jspecify.annotations.Nullable;

/// Something happened to a release. Each carries the release as it stands afterwards.
public sealed interface ReleaseEvent extends ApprovalEvent
    permits ReleaseDeploymentEvent,
        ReleaseGateEvent,
        ReleaseEvent.ReleaseOpened,
        ReleaseEvent.StepStarted,
        ReleaseEvent.SupersessionPending,
        ReleaseEvent.InputLost,
        ReleaseEvent.InteractionRefused,
        ReleaseEvent.CommandRefused,
        ReleaseEvent.ReleaseFinished {

  /// The release after this event; null only where a refusal names a release that is not known.
  @Nullable ReleaseSnapshot release();

  /// The release's; a refusal that may name an unknown one carries it itself.
  @Override
  default String project() {
    return Required.field(release(), "release").project();
  }

  /// A build opened the release.
  @EventType("dev.slipway.release.opened.v1")
  record ReleaseOpened(ReleaseSnapshot release) implements ReleaseEvent {
    public ReleaseOpened {
      Required.field(release, "release");
    }
  }

  /// A gate opened, or a deployment was requested.
  @EventType("dev.slipway.release.step-started.v1")
  record StepStarted(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public StepStarted {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A newer build of the same branch will end this release once its running deployment has ended.
  @EventType("dev.slipway.release.supersession-pending.v1")
  record SupersessionPending(ReleaseSnapshot release, String by) implements ReleaseEvent {
    public SupersessionPending {
      Required.field(release, "release");
      Required.field(by, "by");
    }
  }

  /// Something that concerned the release could not be processed and was put aside as a dead letter. Changes
  /// nothing.
  ///
  /// @param release null if the release is not known, as when its build was put aside
  /// @param releaseId the release that it named
  /// @param channel where the team is told, `platform:id`; null if only the release says it
  /// @param input the type of what was put aside, for example `dev.slipway.build.completed.v1`
  /// @param place where the record is, `topic-partition@offset`
  /// @param reason why it could not be processed
  @EventType("dev.slipway.release.input-lost.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InputLost(
      String project,
      String releaseId,
      @Nullable ReleaseSnapshot release,
      @Nullable String channel,
      String input,
      String place,
      String reason)
      implements ReleaseEvent {
    public InputLost {
      Required.field(project, "project");
      Required.field(releaseId, "releaseId");
      Required.field(input, "input");
      Required.field(place, "place");
      Required.field(reason, "reason");
    }
  }

  /// A click was refused. Changes nothing; it is told to them alone.
  ///
  /// @param release null where the release is not known
  /// @param releaseId what they named
  /// @param step the gate they named
  /// @param actor the person, by their platform identity alone where they are in no group
  /// @param origin where they asked: the message, and the conversation to tell them in
  @EventType("dev.slipway.release.interaction-refused.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InteractionRefused(
      String project,
      String releaseId,
      @Nullable ReleaseSnapshot release,
      String step,
      String choice,
      Actor actor,
      Refusal reason,
      Origin origin)
      implements ReleaseEvent {
    public InteractionRefused {
      Required.field(project, "project");
      Required.field(releaseId, "releaseId");
      Required.field(step, "step");
      Required.field(choice, "choice");
      Required.field(actor, "actor");
      Required.field(reason, "reason");
      Required.field(origin, "origin");
    }
  }

  /// A command was refused. Changes nothing; it is told to them alone.
  ///
  /// @param release null where the release is not known
  /// @param releaseId what they named
  /// @param step the gate that was meant, null where the release has none with such a choice
  /// @param actor the person, by their platform identity alone where they are in no group
  @EventType("dev.slipway.release.command-refused.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommandRefused(
      String project,
      String releaseId,
      @Nullable ReleaseSnapshot release,
      @Nullable String step,
      String choice,
      Actor actor,
      Refusal reason,
      CommandOrigin origin)
      implements ReleaseEvent {
    public CommandRefused {
      Required.field(project, "project");
      Required.field(releaseId, "releaseId");
      Required.field(choice, "choice");
      Required.field(actor, "actor");
      Required.field(reason, "reason");
      Required.field(origin, "origin");
    }
  }

  /// The release ended.
  @EventType("dev.slipway.release.finished.v1")
  record ReleaseFinished(ReleaseSnapshot release, Outcome outcome) implements ReleaseEvent {
    public ReleaseFinished {
      Required.field(release, "release");
      Required.field(outcome, "outcome");
    }
  }
}
