package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The table of commands to what a release has deployed. An ended release makes no difference: what it deployed
/// serves on.
public final class EnvironmentDecider {

  private EnvironmentDecider() {}

  /// Changes nothing if the release has no step for the slot.
  public static Decided decide(Release state, EnvironmentCommand command) {
    List<StepState> steps = StepState.of(state);
    return Release.Facts.of(state)
        .flatMap(facts -> event(facts, steps, command))
        .map(Decided::that)
        .orElseGet(Decided::nothing);
  }

  private static Optional<EnvironmentEvent> event(
      Release.Facts facts, List<StepState> steps, EnvironmentCommand command) {
    Optional<String> last = Pipeline.last(facts, steps, command.slot()).map(DeployStep::name);
    return switch (command) {
      case EnvironmentCommand.Drifted c -> drift(facts, steps, c);
      case EnvironmentCommand.Warn c ->
          last.map(step -> new EnvironmentEvent.RemovalDue(step, c.until(), c.at()));
      case EnvironmentCommand.Keep c ->
          last.map(step -> new EnvironmentEvent.RemovalPutOff(step, c.by(), c.until(), c.at()));
      case EnvironmentCommand.Remove c ->
          last.map(step ->
              new EnvironmentEvent.RemovalRequested(step, c.slot(), c.sequence(), c.why(), c.at()));
      case EnvironmentCommand.Removed c ->
          last.map(step -> new EnvironmentEvent.Removed(step, c.at()));
      case EnvironmentCommand.NotRemoved c ->
          last.map(step -> new EnvironmentEvent.RemovalFailed(step, c.diagnosis(), c.at()));
    };
  }

  /// What a newer release has deployed over is nobody's to tell of.
  private static Optional<EnvironmentEvent> drift(
      Release.Facts facts, List<StepState> steps, EnvironmentCommand.Drifted c) {
    return Pipeline.of(facts, steps, c.slot(), c.sequence())
        .filter(step ->
            step.deployment() instanceof Deployment.Succeeded done
                && !Objects.equals(done.drift(), c.drift()))
        .map(step ->
            c.drift() == null
                ? new EnvironmentEvent.DriftEnded(step.name(), c.sequence(), c.at())
                : new EnvironmentEvent.DriftDetected(step.name(), c.sequence(), c.drift(), c.at()));
  }
}
