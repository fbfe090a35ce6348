package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Removal;
import dev.slipway.contract.Removal.Status;
import dev.slipway.contract.Removal.Why;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A release's steps after what they deployed has gone a step further.
final class Departure {

  private Departure() {}

  static List<StepState> due(List<StepState> steps, RecordedEvent.RemovalDue e) {
    return change(steps, e.step(), was -> was.now(Status.DUE, Why.EXPIRED, e.until(), null));
  }

  static List<StepState> putOff(List<StepState> steps, RecordedEvent.RemovalPutOff e) {
    Instant until = e.until() == null ? e.at() : e.until();
    return change(
        steps,
        e.step(),
        was ->
            new Before(was.extensions() + 1, e.by(), was.why())
                .now(Status.EXTENDED, Why.EXPIRED, until, null));
  }

  static List<StepState> requested(List<StepState> steps, RecordedEvent.RemovalRequested e) {
    return change(steps, e.step(), was -> was.now(Status.REMOVING, e.why(), e.at(), null));
  }

  static List<StepState> removed(List<StepState> steps, RecordedEvent.Removed e) {
    return change(steps, e.step(), was -> was.now(Status.REMOVED, was.why(), e.at(), null));
  }

  static List<StepState> failed(List<StepState> steps, RecordedEvent.RemovalFailed e) {
    return change(steps, e.step(), was -> was.now(Status.FAILED, was.why(), e.at(), e.diagnosis()));
  }

  /// What the phases before the last one deployed is gone.
  static List<StepState> aborted(List<StepState> steps, String last) {
    Set<String> environment =
        steps.stream()
            .filter(step -> step.name().equals(last))
            .map(step -> step instanceof DeployStep deploy ? deploy.step().environment() : "")
            .collect(Collectors.toSet());
    return steps.stream()
        .map(step ->
            step instanceof DeployStep deploy
                    && environment.contains(deploy.step().environment())
                    && !deploy.step().isLast()
                    && deploy.deployment() instanceof Deployment.Succeeded done
                ? deploy.in(done.takenBack())
                : step)
        .toList();
  }

  /// The deployment has failed, whatever became of its phases.
  static List<StepState> notAborted(List<StepState> steps, RecordedEvent.DeploymentNotAborted e) {
    Deployment failed = new Deployment.Failed(e.sequence(), null, e.diagnosis(), e.at());
    return Pipeline.change(steps, e.step(), step -> step.in(failed));
  }

  /// The part of an earlier state that stays.
  private record Before(int extensions, @Nullable Actor by, Why why) {

    static Before of(@Nullable Removal removal) {
      return removal == null
          ? new Before(0, null, Why.EXPIRED)
          : new Before(removal.extensions(), removal.by(), removal.why());
    }

    Removal now(Status status, Why why, Instant at, @Nullable Diagnosis diagnosis) {
      return new Removal(status, why, at, extensions, by, diagnosis);
    }
  }

  private static List<StepState> change(
      List<StepState> steps, String name, Function<Before, Removal> change) {
    return Pipeline.change(
        steps, name, step -> step.going(change.apply(Before.of(step.removal()))));
  }
}
