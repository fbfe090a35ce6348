package dev.slipway.view;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.ReleaseDeploymentEvent;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseFinished;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseOpened;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.approval.ReleaseEvent.SupersessionPending;
import dev.slipway.contract.approval.ReleaseGateEvent;
import dev.slipway.contract.approval.Timer;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.Subject;
import dev.slipway.view.history.DeploymentHistory;
import dev.slipway.view.history.GateHistory;
import dev.slipway.view.history.HistoryLine;
import dev.slipway.view.history.StepLookup;
import java.util.List;

/// Words the facts of a release's history.
public final class HistoryText {

  private HistoryText() {}

  /// The line of one fact.
  ///
  /// @param published the events that the fact becomes on its way to others, in their order
  /// @throws IllegalArgumentException for none, and for events of no release
  public static HistoryLine of(List<ApprovalEvent> published) {
    if (published.isEmpty()) {
      throw new IllegalArgumentException("no event");
    }
    return switch (published.getFirst()) {
      case ReleaseGateEvent e -> GateHistory.of(e);
      case ReleaseDeploymentEvent e -> DeploymentHistory.of(e, published);
      case DeployRequested e -> DeploymentHistory.askedAgain(e, step(e));
      case ReleaseOpened e -> HistoryLine.of(null, null, opened(e.release().subject()));
      case StepStarted e -> started(e, published);
      case SupersessionPending e -> HistoryLine.of(null, null, "will be superseded by " + e.by());
      case InteractionRefused e ->
          HistoryLine.of(e.step(), e.actor(), e.choice() + ": " + HistoryLine.word(e.reason()));
      case CommandRefused e ->
          HistoryLine.of(e.step(), e.actor(), e.choice() + ": " + HistoryLine.word(e.reason()));
      case InputLost e ->
          HistoryLine.of(
              null,
              null,
              "%s could not be processed and is a dead letter (%s): %s"
                  .formatted(e.input(), e.place(), e.reason()));
      case ReleaseFinished e -> HistoryLine.of(null, e.release().finishedBy(), ending(e));
      case EnvironmentRemovalRequested _, Timer _ ->
          throw new IllegalArgumentException("no fact of a release begins with " + published);
    };
  }

  /// The line of a gate that was closed without a decision, which no event says by itself.
  public static HistoryLine closed(String gate) {
    return HistoryLine.at(gate, "the gate takes no more votes");
  }

  private static HistoryLine started(StepStarted event, List<ApprovalEvent> published) {
    ReleaseSnapshot release = event.release();
    return ShownSteps.of(release, StepLookup.step(release, event.step())).started(published);
  }

  private static String opened(Subject subject) {
    return switch (subject) {
      case Subject.Artifact(var build) -> "build of " + build.image();
      case Subject.Task task -> "task " + task.task() + ": " + task.title();
      case Subject.Runbook runbook -> "runbook " + runbook.name();
      case Subject.Unknown unknown -> unknown.kind();
    };
  }

  /// The step of a request that comes alone, by the names that the parts of a deployment have.
  private static String step(DeployRequested request) {
    return new Step.Deploy(request.environment(), request.phase()).name();
  }

  private static String ending(ReleaseFinished event) {
    ReleaseSnapshot release = event.release();
    String outcome = HistoryLine.word(event.outcome());
    return event.outcome() == Outcome.SUPERSEDED && release.supersededBy() != null
        ? outcome + " by " + release.supersededBy()
        : outcome;
  }
}
