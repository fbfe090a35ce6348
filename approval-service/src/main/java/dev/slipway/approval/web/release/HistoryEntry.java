package dev.slipway.approval.web.release;

import static java.util.stream.Collectors.joining;

import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.RecordedEvent.CommandRefused;
import dev.slipway.approval.core.release.RecordedEvent.Finished;
import dev.slipway.approval.core.release.RecordedEvent.InputLost;
import dev.slipway.approval.core.release.RecordedEvent.Opened;
import dev.slipway.approval.core.release.RecordedEvent.Refused;
import dev.slipway.approval.core.release.RecordedEvent.SupersessionPending;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.StepSnapshot;
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
      case GateEvent.Opened e -> of(e, e.step(), null, opening(e));
      case GateEvent.VoteCast e -> of(e, e.step(), e.vote().by(), chose(e.vote()));
      case GateEvent.Passed e -> of(e, e.step(), null, "the gate is passed");
      case GateEvent.Rejected e -> of(e, e.step(), null, "the gate was rejected");
      case GateEvent.Closed e -> of(e, e.step(), null, "the gate takes no more votes");
      case GateEvent.Expired e -> of(e, e.step(), null, "the gate was not decided in time");
      case GateEvent.Reminded e -> of(e, e.step(), null, "reminded " + names(e.people()));
      case GateEvent.Escalated e -> of(e, e.step(), null, "handed over, since it was not decided");
      case GateEvent.Delegated e -> of(e, e.step(), e.by(), delegated(e));
      case GateEvent.VotersChanged e -> of(e, e.step(), null, left(e));
      case DeploymentEvent.Requested e ->
          of(e, e.step(), e.by(), e.slot() + ", request " + e.sequence());
      case DeploymentEvent.Waiting e ->
          of(e, e.step(), e.by(), "behind " + e.behind() + " on " + e.slot());
      case DeploymentEvent.Started e -> of(e, e.step(), null, "a deployer has taken it");
      case DeploymentEvent.Progressed e ->
          of(
              e,
              e.step(),
              null,
              e.delayed() == null
                  ? e.ready() + " of " + e.desired() + " ready"
                  : "waits: " + e.delayed());
      case DeploymentEvent.Unanswered e ->
          of(e, e.step(), null, "no deployer of cluster " + e.cluster() + " has taken it");
      case DeploymentEvent.AskedAgain e ->
          of(e, e.step(), e.by(), e.slot() + ", request " + e.sequence() + ", once more");
      case DeploymentEvent.Succeeded e ->
          of(e, e.step(), null, e.url() == null ? "deployed" : "deployed at " + e.url());
      case EnvironmentEvent.DriftDetected e -> of(e, e.step(), null, words(e.drift()));
      case EnvironmentEvent.DriftEnded e -> of(e, e.step(), null, "it is as it was deployed again");
      case DeploymentEvent.Failed e -> failed(e, e.step(), e.diagnosis());
      case DeploymentEvent.Aborted e ->
          of(e, e.step(), null, "what its phases brought is taken away");
      case DeploymentEvent.NotAborted e -> failed(e, e.step(), e.diagnosis());
      case EnvironmentEvent.RemovalDue e ->
          of(e, e.step(), null, "will be removed at " + e.until());
      case EnvironmentEvent.RemovalPutOff e -> of(e, e.step(), e.by(), stays(e));
      case EnvironmentEvent.RemovalRequested e ->
          of(e, e.step(), null, word(e.why()) + ", request " + e.sequence());
      case EnvironmentEvent.Removed e -> of(e, e.step(), null, "nothing is left of it");
      case EnvironmentEvent.RemovalFailed e -> failed(e, e.step(), e.diagnosis());
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

  private static String left(GateEvent.VotersChanged event) {
    return event.left().isEmpty()
        ? "everybody who was asked may decide"
        : "no longer in the gate's groups: " + String.join(", ", event.left());
  }

  private static String delegated(GateEvent.Delegated event) {
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

  private static String stays(EnvironmentEvent.RemovalPutOff event) {
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

  private static String opening(GateEvent.Opened event) {
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
