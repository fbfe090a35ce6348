package dev.slipway.approval.release.wire;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentAborted;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentProgressed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentUnanswered;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentWaiting;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftDetected;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftEnded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExpiring;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExtended;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoving;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseFinished;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseOpened;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.approval.ReleaseEvent.SupersessionPending;
import dev.slipway.contract.approval.ReleaseGateEvent.GateEscalated;
import dev.slipway.contract.approval.ReleaseGateEvent.GateExpired;
import dev.slipway.contract.approval.ReleaseGateEvent.GatePassed;
import dev.slipway.contract.approval.ReleaseGateEvent.GateRejected;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReminded;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReopened;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteDelegated;
import dev.slipway.contract.approval.ReleaseGateEvent.VotersChanged;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells others what the core recorded: the one place where a fact of the core becomes events of the
/// contract.
public final class WireEvents {

  private WireEvents() {}

  /// In the order in which they are to be published; empty for a fact that only the next event's
  /// snapshot shows.
  ///
  /// @param project the Kafka key of the input; a refusal may name a release that nobody knows
  public static List<ApprovalEvent> of(String project, Recorded recorded) {
    return isShownLater(recorded) ? List.of() : ofHistory(project, recorded);
  }

  /// The same for a history, which has every fact: also those that are not published by themselves. Empty for a gate that
  /// was closed without a decision.
  public static List<ApprovalEvent> ofHistory(String project, Recorded recorded) {
    return switch (recorded.after()) {
      case Release.Absent _ -> unknown(project, recorded.event());
      case Release.Open open -> known(recorded, open.facts());
      case Release.Finished finished -> known(recorded, finished.facts());
    };
  }

  private static List<ApprovalEvent> unknown(String project, RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Refused e ->
          List.of(
              new InteractionRefused(
                  project,
                  e.release(),
                  null,
                  e.step(),
                  e.choice(),
                  e.actor(),
                  e.reason(),
                  e.origin()));
      case RecordedEvent.CommandRefused e -> List.of(refused(project, null, e));
      case RecordedEvent.InputLost e -> List.of(lost(project, null, e));
      case GateEvent _,
          WaitEvent _,
          DeploymentEvent _,
          EnvironmentEvent _,
          RecordedEvent.Opened _,
          RecordedEvent.SupersessionPending _,
          RecordedEvent.Finished _ ->
          throw new IllegalStateException(
              "only a refusal or a loss names an unknown release: " + event);
    };
  }

  private static List<ApprovalEvent> known(Recorded recorded, Release.Facts facts) {
    ReleaseSnapshot s = snapshot(recorded.after());
    return switch (recorded.event()) {
      case RecordedEvent.Opened _ -> List.of(new ReleaseOpened(s));
      case GateEvent e -> ofGate(recorded.after(), s, e);
      case WaitEvent e -> ofGate(recorded.after(), s, e.asGateEvent());
      case DeploymentEvent.Requested e ->
          List.of(
              new StepStarted(s, e.step()),
              DeployerRequests.deploy(facts, e.step(), e.slot(), e.sequence(), e.by()));
      case DeploymentEvent.Started e -> List.of(new DeploymentProgressed(s, e.step()));
      case DeploymentEvent.Progressed e -> List.of(new DeploymentProgressed(s, e.step()));
      case DeploymentEvent.Unanswered e ->
          List.of(new DeploymentUnanswered(s, e.step(), e.cluster()));
      case DeploymentEvent.AskedAgain e ->
          List.of(DeployerRequests.deploy(facts, e.step(), e.slot(), e.sequence(), e.by()));
      case DeploymentEvent.Waiting e -> List.of(new DeploymentWaiting(s, e.step(), e.behind()));
      case DeploymentEvent.Succeeded e ->
          List.of(new DeploymentSucceeded(s, e.step(), e.url(), e.share()));
      case EnvironmentEvent.DriftDetected e -> List.of(new DriftDetected(s, e.step(), e.drift()));
      case EnvironmentEvent.DriftEnded e -> List.of(new DriftEnded(s, e.step()));
      case DeploymentEvent.Failed e -> List.of(new DeploymentFailed(s, e.step(), e.diagnosis()));
      case DeploymentEvent.Aborted e ->
          List.of(
              new DeploymentAborted(s, e.step()),
              DeployerRequests.abort(facts, e.step(), e.slot(), e.sequence()));
      case DeploymentEvent.NotAborted e ->
          List.of(new DeploymentFailed(s, e.step(), e.diagnosis()));
      case EnvironmentEvent.RemovalDue e -> List.of(new EnvironmentExpiring(s, e.step()));
      case EnvironmentEvent.RemovalPutOff e ->
          List.of(new EnvironmentExtended(s, e.step(), e.by()));
      case EnvironmentEvent.RemovalRequested e ->
          List.of(new EnvironmentRemoving(s, e.step()), DeployerRequests.remove(facts, e));
      case EnvironmentEvent.Removed e -> List.of(new EnvironmentRemoved(s, e.step()));
      case EnvironmentEvent.RemovalFailed e ->
          List.of(new EnvironmentRemovalFailed(s, e.step(), e.diagnosis()));
      case RecordedEvent.SupersessionPending e -> List.of(new SupersessionPending(s, e.by()));
      case RecordedEvent.Refused e -> List.of(refused(s, e));
      case RecordedEvent.CommandRefused e -> List.of(refused(s.project(), s, e));
      case RecordedEvent.InputLost e -> List.of(lost(s.project(), s, e));
      case RecordedEvent.Finished e -> List.of(new ReleaseFinished(s, e.outcome()));
    };
  }

  private static List<ApprovalEvent> ofGate(Release after, ReleaseSnapshot s, GateEvent event) {
    return switch (event) {
      case GateEvent.Opened e when e.attempt() > 1 ->
          List.of(new GateReopened(s, e.step(), e.attempt()));
      case GateEvent.Opened e -> List.of(new StepStarted(s, e.step()));
      case GateEvent.VoteCast e -> List.of(new VoteCast(s, e.step(), e.vote(), e.typed()));
      case GateEvent.Passed e -> List.of(new GatePassed(s, e.step()));
      case GateEvent.Rejected e -> List.of(new GateRejected(s, e.step()));
      case GateEvent.Closed _ -> List.of();
      case GateEvent.Expired e -> List.of(new GateExpired(s, e.step()));
      case GateEvent.Reminded e -> List.of(new GateReminded(s, e.step(), e.people()));
      case GateEvent.Escalated e ->
          List.of(new GateEscalated(s, e.step(), gate(after, e.step()).escalatedTo()));
      case GateEvent.Delegated e -> List.of(new VoteDelegated(s, e.step(), e.by(), e.delegation()));
      case GateEvent.VotersChanged e -> List.of(new VotersChanged(s, e.step(), left(s, e.step())));
    };
  }

  /// True for what nobody has to know at once: that a deployer works as it should, that a gate passed which never opened,
  /// since there was no freeze to wait for, and that people left the groups of a gate which nobody has seen yet.
  private static boolean isShownLater(Recorded recorded) {
    return switch (recorded.event()) {
      case DeploymentEvent.Started e -> !e.late();
      case WaitEvent.Over e -> gate(recorded.after(), e.step()).attempt() == 0;
      case GateEvent.VotersChanged e ->
          !(gate(recorded.after(), e.step()).gate() instanceof Gate.Open);
      default -> false;
    };
  }

  private static GateStep gate(Release release, String step) {
    return Pipeline.gate(StepState.of(release), step)
        .orElseThrow(() -> new IllegalStateException("the release has no gate " + step));
  }

  private static List<String> left(ReleaseSnapshot release, String step) {
    return release.steps().stream()
        .filter(s -> s.name().equals(step))
        .flatMap(s -> s instanceof StepSnapshot.Gate gate ? gate.left().stream() : null)
        .toList();
  }

  private static ApprovalEvent refused(
      String project, @Nullable ReleaseSnapshot release, RecordedEvent.CommandRefused e) {
    return new CommandRefused(
        project, e.release(), release, e.step(), e.choice(), e.actor(), e.reason(), e.origin());
  }

  private static ApprovalEvent lost(
      String project, @Nullable ReleaseSnapshot release, RecordedEvent.InputLost e) {
    return new InputLost(
        project, e.release(), release, e.channel(), e.input(), e.place(), e.reason());
  }

  private static ReleaseSnapshot snapshot(Release release) {
    ReleaseSnapshot snapshot = Snapshots.of(release);
    if (snapshot == null) {
      throw new IllegalStateException("a known release has a snapshot");
    }
    return snapshot;
  }

  private static ApprovalEvent refused(ReleaseSnapshot release, RecordedEvent.Refused e) {
    return new InteractionRefused(
        release.project(),
        release.id(),
        release,
        e.step(),
        e.choice(),
        e.actor(),
        e.reason(),
        e.origin());
  }
}
