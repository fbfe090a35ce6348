package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.Unknown;
import dev.slipway.view.gate.ShownGate;
import dev.slipway.view.step.ShownStep;
import dev.slipway.view.step.UnknownStep;
import java.util.List;
import java.util.stream.Stream;

/// Chooses the view of a step: the one place where the kinds of steps are told apart to show them.
public final class ShownSteps {

  private ShownSteps() {}

  /// @param step one of the release's
  public static ShownStep of(ReleaseSnapshot release, StepSnapshot step) {
    return switch (step) {
      case Gate gate -> new ShownGate(release, gate);
      case Deploy deploy -> new ShownDeployment(release, deploy);
      case Unknown unknown -> new UnknownStep(unknown);
    };
  }

  /// All of the release's, in order.
  static Stream<ShownStep> of(ReleaseSnapshot release) {
    return release.steps().stream().map(step -> of(release, step));
  }

  /// Those behind the step, in order.
  static List<ShownStep> after(ReleaseSnapshot release, StepSnapshot step) {
    List<StepSnapshot> steps = release.steps();
    return steps.subList(steps.indexOf(step) + 1, steps.size()).stream()
        .map(later -> of(release, later))
        .toList();
  }
}
