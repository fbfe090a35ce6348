package dev.slipway.view.history;

import static java.util.stream.Collectors.joining;

import dev.slipway.contract.approval.ReleaseGateEvent;
import dev.slipway.contract.approval.ReleaseGateEvent.GateEscalated;
import dev.slipway.contract.approval.ReleaseGateEvent.GateExpired;
import dev.slipway.contract.approval.ReleaseGateEvent.GatePassed;
import dev.slipway.contract.approval.ReleaseGateEvent.GateRejected;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReminded;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReopened;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteDelegated;
import dev.slipway.contract.approval.ReleaseGateEvent.VotersChanged;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;

/// Words the facts of gates.
public final class GateHistory {

  private GateHistory() {}

  /// The line of the event.
  public static HistoryLine of(ReleaseGateEvent event) {
    return switch (event) {
      case GateReopened e -> opened(StepLookup.gate(e.release(), e.step()));
      case VoteCast e -> HistoryLine.of(e.step(), e.vote().by(), chose(e.vote()));
      case GatePassed e -> HistoryLine.at(e.step(), "the gate is passed");
      case GateRejected e -> HistoryLine.at(e.step(), "the gate was rejected");
      case GateExpired e -> HistoryLine.at(e.step(), "the gate was not decided in time");
      case GateReminded e ->
          HistoryLine.at(
              e.step(), "reminded " + e.people().stream().map(Person::id).collect(joining(", ")));
      case GateEscalated e -> HistoryLine.at(e.step(), "handed over, since it was not decided");
      case VoteDelegated e -> HistoryLine.of(e.step(), e.by(), delegated(e));
      case VotersChanged e -> HistoryLine.at(e.step(), left(e));
    };
  }

  /// The line of the gate's latest opening.
  public static HistoryLine opened(Gate gate) {
    String opened = gate.attempt() == 1 ? "opened" : "opened again, time " + gate.attempt();
    return HistoryLine.at(
        gate.name(), gate.expiresAt() == null ? opened : opened + ", until " + gate.expiresAt());
  }

  private static String delegated(VoteDelegated event) {
    Delegation delegation = event.delegation();
    return delegation == null
        ? "the vote is in their own hands again"
        : "handed the vote over to " + delegation.to().id() + " until " + delegation.until();
  }

  private static String left(VotersChanged event) {
    return event.left().isEmpty()
        ? "everybody who was asked may decide"
        : "no longer in the gate's groups: " + String.join(", ", event.left());
  }

  private static String chose(Vote vote) {
    String behalf = vote.onBehalfOf().stream().map(Actor::person).collect(joining(", "));
    String answers = vote.answers().stream().map(GateHistory::words).collect(joining("; "));
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
}
