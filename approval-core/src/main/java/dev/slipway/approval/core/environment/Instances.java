package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps with a release's steps what has become of the instances that they deployed.
public final class Instances {

  private Instances() {}

  /// The steps once the event has happened. Copies facts and never judges them.
  public static List<StepState> after(List<StepState> steps, EnvironmentEvent event) {
    return Pipeline.change(steps, event.step(), step -> after(step, event));
  }

  private static DeployStep after(DeployStep step, EnvironmentEvent event) {
    Before was = Before.of(step.removal());
    return switch (event) {
      case EnvironmentEvent.DriftDetected e -> step.drifted(e.drift());
      case EnvironmentEvent.DriftEnded _ -> step.drifted(null);
      case EnvironmentEvent.RemovalDue e ->
          step.going(was.now(Status.DUE, Why.EXPIRED, e.until(), null));
      case EnvironmentEvent.RemovalPutOff e -> step.going(putOff(was, e));
      case EnvironmentEvent.RemovalRequested e ->
          step.going(was.now(Status.REMOVING, e.why(), e.at(), null));
      case EnvironmentEvent.Removed e ->
          step.going(was.now(Status.REMOVED, was.why(), e.at(), null));
      case EnvironmentEvent.RemovalFailed e ->
          step.going(was.now(Status.FAILED, was.why(), e.at(), e.diagnosis()));
    };
  }

  private static Removal putOff(Before was, EnvironmentEvent.RemovalPutOff event) {
    Instant until = event.until() == null ? event.at() : event.until();
    return new Before(was.extensions() + 1, event.by(), was.why())
        .now(Status.EXTENDED, Why.EXPIRED, until, null);
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
}
