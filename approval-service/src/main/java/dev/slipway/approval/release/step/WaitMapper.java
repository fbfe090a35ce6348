package dev.slipway.approval.release.step;

import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.contract.approval.ApprovalEvent;
import java.util.List;
import java.util.Map;

/// Waits as others are told of them: in the form of gates, as they are stored too (ADR 42).
final class WaitMapper implements StepMapper<WaitEvent> {

  private final GateMapper gates;

  WaitMapper(GateMapper gates) {
    this.gates = gates;
  }

  @Override
  public StoredNames names() {
    return new StoredNames(Map.of(), Map.of(), List.of());
  }

  @Override
  public List<ApprovalEvent> told(WaitEvent event, ReleaseAfter after) {
    return gates.told(event.asGateEvent(), after);
  }

  /// True if it never began, since there was no freeze to wait for.
  @Override
  public boolean isShownLater(WaitEvent event, Release after) {
    return event instanceof WaitEvent.Over && GateMapper.gate(after, event.step()).attempt() == 0;
  }
}
