package dev.slipway.approval.release.step;

import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
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
import java.util.List;
import java.util.Map;

/// Gates as others are told of them.
final class GateMapper implements StepMapper<GateEvent> {

  private static final StoredNames NAMES =
      new StoredNames(
          Map.ofEntries(
              Map.entry(GateEvent.Opened.class, "gate-opened"),
              Map.entry(GateEvent.VoteCast.class, "vote-cast"),
              Map.entry(GateEvent.Passed.class, "gate-passed"),
              Map.entry(GateEvent.Rejected.class, "gate-rejected"),
              Map.entry(GateEvent.Closed.class, "gate-closed"),
              Map.entry(GateEvent.Expired.class, "gate-expired"),
              Map.entry(GateEvent.Reminded.class, "gate-reminded"),
              Map.entry(GateEvent.Escalated.class, "gate-escalated"),
              Map.entry(GateEvent.Delegated.class, "vote-delegated"),
              Map.entry(GateEvent.VotersChanged.class, "voters-changed")),
          Map.of(
              GateStep.class, "approve",
              Gate.Pending.class, "pending",
              Gate.Open.class, "open",
              Gate.Passed.class, "passed",
              Gate.Rejected.class, "rejected",
              Gate.Closed.class, "closed",
              Gate.Expired.class, "expired"),
          List.of(Gate.class));

  @Override
  public StoredNames names() {
    return NAMES;
  }

  @Override
  public List<ApprovalEvent> told(GateEvent event, ReleaseAfter after) {
    ReleaseSnapshot s = after.shown();
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
          List.of(new GateEscalated(s, e.step(), gate(after.release(), e.step()).escalatedTo()));
      case GateEvent.Delegated e -> List.of(new VoteDelegated(s, e.step(), e.by(), e.delegation()));
      case GateEvent.VotersChanged e -> List.of(new VotersChanged(s, e.step(), left(s, e.step())));
    };
  }

  /// True if people have left the groups of a gate which nobody has seen yet.
  @Override
  public boolean isShownLater(GateEvent event, Release after) {
    return event instanceof GateEvent.VotersChanged
        && !(gate(after, event.step()).gate() instanceof Gate.Open);
  }

  /// The named gate, or the one at which people may end the named wait.
  static GateStep gate(Release release, String step) {
    return Pipeline.gate(StepState.of(release), step)
        .orElseThrow(() -> new IllegalStateException("the release has no gate " + step));
  }

  private static List<String> left(ReleaseSnapshot release, String step) {
    return release.gates().stream()
        .filter(gate -> gate.name().equals(step))
        .flatMap(gate -> gate.left().stream())
        .toList();
  }
}
