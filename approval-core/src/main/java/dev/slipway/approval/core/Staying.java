package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import java.util.List;
import java.util.function.Function;

/// Judges the commands about the lifetime of what a release deployed. Also of a release that has ended: what
/// it deployed serves on.
final class Staying {

  private Staying() {}

  static Decided abort(Release.Facts facts, List<StepState> steps, Command.Abort c) {
    return of(
        facts,
        steps,
        c.slot(),
        step -> new RecordedEvent.DeploymentAborted(step.name(), c.slot(), c.sequence(), c.at()));
  }

  static Decided notAborted(Release.Facts facts, List<StepState> steps, Command.NotAborted c) {
    return of(
        facts,
        steps,
        c.slot(),
        step ->
            new RecordedEvent.DeploymentNotAborted(
                step.name(), c.sequence(), c.diagnosis(), c.at()));
  }

  static Decided warn(Release.Facts facts, List<StepState> steps, Command.Warn c) {
    return of(
        facts,
        steps,
        c.slot(),
        step -> new RecordedEvent.RemovalDue(step.name(), c.until(), c.at()));
  }

  static Decided keep(Release.Facts facts, List<StepState> steps, Command.Keep c) {
    return of(
        facts,
        steps,
        c.slot(),
        step -> new RecordedEvent.RemovalPutOff(step.name(), c.by(), c.until(), c.at()));
  }

  static Decided remove(Release.Facts facts, List<StepState> steps, Command.Remove c) {
    return of(
        facts,
        steps,
        c.slot(),
        step ->
            new RecordedEvent.RemovalRequested(
                step.name(), c.slot(), c.sequence(), c.why(), c.at()));
  }

  static Decided removed(Release.Facts facts, List<StepState> steps, Command.Removed c) {
    return of(facts, steps, c.slot(), step -> new RecordedEvent.Removed(step.name(), c.at()));
  }

  static Decided notRemoved(Release.Facts facts, List<StepState> steps, Command.NotRemoved c) {
    return of(
        facts,
        steps,
        c.slot(),
        step -> new RecordedEvent.RemovalFailed(step.name(), c.diagnosis(), c.at()));
  }

  private static Decided of(
      Release.Facts facts,
      List<StepState> steps,
      String slot,
      Function<DeployStep, RecordedEvent> event) {
    return Pipeline.last(facts, steps, slot)
        .map(step -> new Decided.Accepted(List.of(event.apply(step))))
        .orElseGet(() -> new Decided.Accepted(List.of()));
  }
}
