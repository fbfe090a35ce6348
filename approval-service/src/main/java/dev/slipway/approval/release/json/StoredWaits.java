package dev.slipway.approval.release.json;

import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import java.util.List;
import java.util.function.UnaryOperator;

/// The stored form of waits: that of a gate with a condition, which the version before reads too (ADR 42). An event
/// is read with the release that it happened to, since only its pipeline says that the step is a wait.
final class StoredWaits {

  private StoredWaits() {}

  static RecordedEvent stored(RecordedEvent event) {
    return event instanceof WaitEvent wait ? wait.asGateEvent() : event;
  }

  static RecordedEvent read(RecordedEvent stored, Release before) {
    return stored instanceof GateEvent event
            && Pipeline.wait(StepState.of(before), event.step()).isPresent()
        ? ofWait(event)
        : stored;
  }

  private static RecordedEvent ofWait(GateEvent event) {
    return switch (event) {
      case GateEvent.Opened e -> new WaitEvent.Began(e.step(), e.attempt(), e.expiresAt(), e.at());
      case GateEvent.Passed e -> new WaitEvent.Over(e.step(), e.at());
      case GateEvent.Rejected e -> new WaitEvent.Stopped(e.step(), e.at());
      case GateEvent.Closed e -> new WaitEvent.Closed(e.step(), e.at());
      case GateEvent.Expired e -> new WaitEvent.Closed(e.step(), e.at());
      case GateEvent.OfPeople e -> e;
    };
  }

  static Release stored(Release release) {
    return with(release, step -> step instanceof WaitStep wait ? wait.asGate() : step);
  }

  static Release read(Release stored) {
    return with(stored, step -> step instanceof GateStep gate ? WaitStep.stepOf(gate) : step);
  }

  private static Release with(Release release, UnaryOperator<StepState> change) {
    List<StepState> steps = StepState.of(release).stream().map(change).toList();
    return switch (release) {
      case Release.Absent absent -> absent;
      case Release.Open open ->
          new Release.Open(
              open.facts(), open.version(), steps, open.current(), open.supersededBy());
      case Release.Finished f ->
          new Release.Finished(
              f.facts(), f.version(), steps, f.outcome(), f.at(), f.by(), f.supersededBy());
    };
  }
}
