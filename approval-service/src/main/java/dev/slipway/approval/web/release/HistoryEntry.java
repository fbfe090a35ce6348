package dev.slipway.approval.web.release;

import static java.util.stream.Collectors.joining;

import dev.slipway.approval.core.RecordedEvent;
import dev.slipway.approval.core.RecordedEvent.CommandRefused;
import dev.slipway.approval.core.RecordedEvent.DeploymentAborted;
import dev.slipway.approval.core.RecordedEvent.DeploymentAskedAgain;
import dev.slipway.approval.core.RecordedEvent.DeploymentFailed;
import dev.slipway.approval.core.RecordedEvent.DeploymentNotAborted;
import dev.slipway.approval.core.RecordedEvent.DeploymentProgressed;
import dev.slipway.approval.core.RecordedEvent.DeploymentRequested;
import dev.slipway.approval.core.RecordedEvent.DeploymentStarted;
import dev.slipway.approval.core.RecordedEvent.DeploymentSucceeded;
import dev.slipway.approval.core.RecordedEvent.DeploymentUnanswered;
import dev.slipway.approval.core.RecordedEvent.DeploymentWaiting;
import dev.slipway.approval.core.RecordedEvent.DriftDetected;
import dev.slipway.approval.core.RecordedEvent.DriftEnded;
import dev.slipway.approval.core.RecordedEvent.Finished;
import dev.slipway.approval.core.RecordedEvent.GateClosed;
import dev.slipway.approval.core.RecordedEvent.GateEscalated;
import dev.slipway.approval.core.RecordedEvent.GateExpired;
import dev.slipway.approval.core.RecordedEvent.GateOpened;
import dev.slipway.approval.core.RecordedEvent.GatePassed;
import dev.slipway.approval.core.RecordedEvent.GateRejected;
import dev.slipway.approval.core.RecordedEvent.GateReminded;
import dev.slipway.approval.core.RecordedEvent.InputLost;
import dev.slipway.approval.core.RecordedEvent.Opened;
import dev.slipway.approval.core.RecordedEvent.Refused;
import dev.slipway.approval.core.RecordedEvent.RemovalDue;
import dev.slipway.approval.core.RecordedEvent.RemovalFailed;
import dev.slipway.approval.core.RecordedEvent.RemovalPutOff;
import dev.slipway.approval.core.RecordedEvent.RemovalRequested;
import dev.slipway.approval.core.RecordedEvent.Removed;
import dev.slipway.approval.core.RecordedEvent.SupersessionPending;
import dev.slipway.approval.core.RecordedEvent.VoteCast;
import dev.slipway.approval.core.RecordedEvent.VoteDelegated;
import dev.slipway.approval.core.RecordedEvent.VotersChanged;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.gateway.Answer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a release.
@Schema(description = "One thing that happened, with who and why")
record HistoryEntry(
    Instant at,
    @Schema(example = "vote-cast") String event,
    @Schema(description = "The step it was about, null for the release as a whole")
        @Nullable String step,
    @Schema(description = "Who brought it about, null where the pipeline did") @Nullable Actor who,
    @Schema(description = "Why, or what exactly", example = "already-voted") String why,
    @Schema(description = "Of a deployment that failed") @Nullable Diagnosis diagnosis) {

  static HistoryEntry of(RecordedEvent event) {
    return switch (event) {
      case Opened e -> of(e, null, null, "build of " + e.build().image());
      case GateOpened e -> of(e, e.step(), null, opening(e));
      case VoteCast e -> of(e, e.step(), e.vote().by(), chose(e.vote()));
      case GatePassed e -> of(e, e.step(), null, "the gate is passed");
      case GateRejected e -> of(e, e.step(), null, "the gate was rejected");
      case GateClosed e -> of(e, e.step(), null, "the gate takes no more votes");
      case GateExpired e -> of(e, e.step(), null, "the gate was not decided in time");
      case GateReminded e -> of(e, e.step(), null, "reminded " + names(e.people()));
      case GateEscalated e -> of(e, e.step(), null, "handed over, since it was not decided");
      case VoteDelegated e -> of(e, e.step(), e.by(), delegated(e));
      case VotersChanged e -> of(e, e.step(), null, left(e));
      case DeploymentRequested e -> of(e, e.step(), e.by(), e.slot() + ", request " + e.sequence());
      case DeploymentWaiting e ->
          of(e, e.step(), e.by(), "behind " + e.behind() + " on " + e.slot());
      case DeploymentStarted e -> of(e, e.step(), null, "a deployer has taken it");
      case DeploymentProgressed e ->
          of(
              e,
              e.step(),
              null,
              e.delayed() == null
                  ? e.ready() + " of " + e.desired() + " ready"
                  : "waits: " + e.delayed());
      case DeploymentUnanswered e ->
          of(e, e.step(), null, "no deployer of cluster " + e.cluster() + " has taken it");
      case DeploymentAskedAgain e ->
          of(e, e.step(), e.by(), e.slot() + ", request " + e.sequence() + ", once more");
      case DeploymentSucceeded e ->
          of(e, e.step(), null, e.url() == null ? "deployed" : "deployed at " + e.url());
      case DriftDetected e -> of(e, e.step(), null, words(e.drift()));
      case DriftEnded e -> of(e, e.step(), null, "it is as it was deployed again");
      case DeploymentFailed e -> failed(e, e.step(), e.diagnosis());
      case DeploymentAborted e -> of(e, e.step(), null, "what its phases brought is taken away");
      case DeploymentNotAborted e -> failed(e, e.step(), e.diagnosis());
      case RemovalDue e -> of(e, e.step(), null, "will be removed at " + e.until());
      case RemovalPutOff e -> of(e, e.step(), e.by(), stays(e));
      case RemovalRequested e -> of(e, e.step(), null, word(e.why()) + ", request " + e.sequence());
      case Removed e -> of(e, e.step(), null, "nothing is left of it");
      case RemovalFailed e -> failed(e, e.step(), e.diagnosis());
      case SupersessionPending e -> of(e, null, null, "will be superseded by " + e.by());
      case Refused e -> of(e, e.step(), e.actor(), e.choice() + ": " + word(e.reason()));
      case CommandRefused e -> of(e, e.step(), e.actor(), e.choice() + ": " + word(e.reason()));
      case InputLost e -> of(e, null, null, lost(e));
      case Finished e -> of(e, null, e.by(), ending(e));
    };
  }

  private static String names(List<Person> people) {
    return people.stream().map(Person::id).collect(joining(", "));
  }

  private static String left(VotersChanged event) {
    return event.left().isEmpty()
        ? "everybody who was asked may decide"
        : "no longer in the gate's groups: " + String.join(", ", event.left());
  }

  private static String delegated(VoteDelegated event) {
    Delegation delegation = event.delegation();
    return delegation == null
        ? "the vote is in their own hands again"
        : "handed the vote over to " + delegation.to().id() + " until " + delegation.until();
  }

  private static String words(Drift drift) {
    String fields =
        drift.changes().stream()
            .map(change ->
                change.field() + (change.manager() == null ? "" : " by " + change.manager()))
            .collect(joining(", "));
    return drift.object() + (drift.deleted() ? " was deleted" : " was changed: " + fields);
  }

  private static String chose(StepSnapshot.Vote vote) {
    String behalf = vote.onBehalfOf().stream().map(Actor::person).collect(joining(", "));
    String answers = vote.answers().stream().map(HistoryEntry::words).collect(joining("; "));
    return "chose "
        + vote.label()
        + (behalf.isEmpty() ? "" : " for " + behalf)
        + (answers.isEmpty() ? "" : " (" + answers + ")");
  }

  private static String words(Answer answer) {
    return switch (answer) {
      case Answer.Text(var question, var text) -> question + ": " + text;
      case Answer.Selected(var question, var option) -> question + ": " + option;
      case Answer.Ticked(var question, boolean ticked) -> question + ": " + (ticked ? "yes" : "no");
    };
  }

  private static HistoryEntry of(
      RecordedEvent event, @Nullable String step, @Nullable Actor who, String why) {
    return new HistoryEntry(event.at(), StoredJson.nameOf(event), step, who, why, null);
  }

  private static String stays(RemovalPutOff event) {
    return event.until() == null
        ? "stays, since a newer build came"
        : "stays until " + event.until();
  }

  private static HistoryEntry failed(RecordedEvent event, String step, Diagnosis diagnosis) {
    String why = diagnosis.reason() + ": " + diagnosis.message();
    return new HistoryEntry(event.at(), StoredJson.nameOf(event), step, null, why, diagnosis);
  }

  private static String lost(InputLost event) {
    return "%s could not be processed and is a dead letter (%s): %s"
        .formatted(event.input(), event.place(), event.reason());
  }

  private static String opening(GateOpened event) {
    String which = event.attempt() == 1 ? "opened" : "opened again, time " + event.attempt();
    return event.expiresAt() == null ? which : which + ", until " + event.expiresAt();
  }

  private static String ending(Finished event) {
    String outcome = word(event.outcome());
    return event.supersededBy() == null ? outcome : outcome + " by " + event.supersededBy();
  }

  /// As the contract's JSON has it.
  private static String word(Enum<?> constant) {
    return ReleaseRow.word(constant);
  }
}
