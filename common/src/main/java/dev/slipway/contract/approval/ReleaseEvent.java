package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Actor;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Person;
import dev.slipway.contract.Required;
import dev.slipway.contract.Traffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something happened to a release. Each carries the release as it stands afterwards.
public sealed interface ReleaseEvent extends ApprovalEvent {

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

  /// A deployment waits until another release's deployment to the same environment has ended.
  @EventType("dev.slipway.release.deployment-waiting.v1")
  record DeploymentWaiting(ReleaseSnapshot release, String step, String behind)
      implements ReleaseEvent {
    public DeploymentWaiting {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(behind, "behind");
    }
  }

  /// The progress of a running deployment has changed: the snapshot says how far.
  @EventType("dev.slipway.release.deployment-progressed.v1")
  record DeploymentProgressed(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public DeploymentProgressed {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// No deployer has taken a deployment. It still is to be done; this ends where one takes it.
  ///
  /// @param cluster whose deployer does not answer
  @EventType("dev.slipway.release.deployment-unanswered.v1")
  record DeploymentUnanswered(ReleaseSnapshot release, String step, String cluster)
      implements ReleaseEvent {
    public DeploymentUnanswered {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(cluster, "cluster");
    }
  }

  /// The new version serves.
  ///
  /// @param share what part of the requests reaches it; null where no other phase is to come, and where
  ///     that is not known
  @EventType("dev.slipway.release.deployment-succeeded.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DeploymentSucceeded(
      ReleaseSnapshot release, String step, @Nullable String url, @Nullable Traffic share)
      implements ReleaseEvent {
    public DeploymentSucceeded {
      Required.field(release, "release");
      Required.field(step, "step");
    }

    /// One that came at once.
    public DeploymentSucceeded(ReleaseSnapshot release, String step, @Nullable String url) {
      this(release, step, url, null);
    }
  }

  /// A deployed object has been changed or deleted by somebody else.
  @EventType("dev.slipway.release.drift-detected.v1")
  record DriftDetected(ReleaseSnapshot release, String step, Drift drift) implements ReleaseEvent {
    public DriftDetected {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(drift, "drift");
    }
  }

  /// A drifted object is as it was deployed again.
  @EventType("dev.slipway.release.drift-ended.v1")
  record DriftEnded(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public DriftEnded {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The new version does not serve.
  @EventType("dev.slipway.release.deployment-failed.v1")
  record DeploymentFailed(ReleaseSnapshot release, String step, Diagnosis diagnosis)
      implements ReleaseEvent {
    public DeploymentFailed {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(diagnosis, "diagnosis");
    }
  }

  /// A choice was counted.
  ///
  /// @param command where it was asked for by a command, whoever typed it is told there; null for a
  ///     button
  @EventType("dev.slipway.release.vote-cast.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteCast(
      ReleaseSnapshot release, String step, StepSnapshot.Vote vote, @Nullable CommandOrigin command)
      implements ReleaseEvent {
    public VoteCast {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(vote, "vote");
    }
  }

  /// A gate has the approvals it requires.
  @EventType("dev.slipway.release.gate-passed.v1")
  record GatePassed(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public GatePassed {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate was rejected.
  @EventType("dev.slipway.release.gate-rejected.v1")
  record GateRejected(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public GateRejected {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate opened once more, since the deployment it led to failed.
  @EventType("dev.slipway.release.gate-reopened.v1")
  record GateReopened(ReleaseSnapshot release, String step, int attempt) implements ReleaseEvent {
    public GateReopened {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A gate was not decided in time.
  @EventType("dev.slipway.release.gate-expired.v1")
  record GateExpired(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public GateExpired {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// Those who have not voted are reminded.
  ///
  /// @param people them, each once
  @EventType("dev.slipway.release.gate-reminded.v1")
  record GateReminded(ReleaseSnapshot release, String step, List<Person> people)
      implements ReleaseEvent {
    public GateReminded {
      Required.field(release, "release");
      Required.field(step, "step");
      people = Required.list(people);
    }
  }

  /// A gate was handed over to others, who may vote as well.
  ///
  /// @param to the groups
  @EventType("dev.slipway.release.gate-escalated.v1")
  record GateEscalated(ReleaseSnapshot release, String step, List<String> to)
      implements ReleaseEvent {
    public GateEscalated {
      Required.field(release, "release");
      Required.field(step, "step");
      to = Required.list(to);
    }
  }

  /// Somebody has handed their vote at a gate over to somebody else, or has taken it back.
  ///
  /// @param by whose vote it is
  /// @param delegation null where they have taken it back
  @EventType("dev.slipway.release.vote-delegated.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VoteDelegated(
      ReleaseSnapshot release, String step, Actor by, @Nullable Delegation delegation)
      implements ReleaseEvent {
    public VoteDelegated {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(by, "by");
    }
  }

  /// Those who may not decide at an open gate any more have changed, since people have left its groups or come
  /// back.
  ///
  /// @param left the ids of all who have left
  @EventType("dev.slipway.release.voters-changed.v1")
  record VotersChanged(ReleaseSnapshot release, String step, List<String> left)
      implements ReleaseEvent {
    public VotersChanged {
      Required.field(release, "release");
      Required.field(step, "step");
      left = Required.list(left);
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

  /// The removal of a deployed instance is near, unless somebody puts it off; the snapshot has its time.
  @EventType("dev.slipway.release.environment-expiring.v1")
  record EnvironmentExpiring(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public EnvironmentExpiring {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// Somebody has put the removal off; the snapshot says until when.
  ///
  /// @param by who has, null where a newer build came for it
  @EventType("dev.slipway.release.environment-extended.v1")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EnvironmentExtended(ReleaseSnapshot release, String step, @Nullable Actor by)
      implements ReleaseEvent {
    public EnvironmentExtended {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The removal of a deployed instance has begun.
  @EventType("dev.slipway.release.environment-removing.v1")
  record EnvironmentRemoving(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public EnvironmentRemoving {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// A deployed instance has been removed.
  @EventType("dev.slipway.release.environment-removed.v1")
  record EnvironmentRemoved(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public EnvironmentRemoved {
      Required.field(release, "release");
      Required.field(step, "step");
    }
  }

  /// The removal of a deployed instance failed; it is tried again.
  @EventType("dev.slipway.release.environment-removal-failed.v1")
  record EnvironmentRemovalFailed(ReleaseSnapshot release, String step, Diagnosis diagnosis)
      implements ReleaseEvent {
    public EnvironmentRemovalFailed {
      Required.field(release, "release");
      Required.field(step, "step");
      Required.field(diagnosis, "diagnosis");
    }
  }

  /// The release has ended between the phases of a deployment, and what they brought is taken away.
  @EventType("dev.slipway.release.deployment-aborted.v1")
  record DeploymentAborted(ReleaseSnapshot release, String step) implements ReleaseEvent {
    public DeploymentAborted {
      Required.field(release, "release");
      Required.field(step, "step");
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
