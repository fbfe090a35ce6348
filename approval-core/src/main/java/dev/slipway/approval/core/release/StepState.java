package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.wait.WaitStep;
import java.util.List;

/// The state of one step of a release.
public sealed interface StepState permits GateStep, WaitStep, DeployStep {

  /// The step's name, unique in its pipeline.
  String name();

  /// As if the release had not come to it.
  StepState again();

  /// The steps of a release, none of one that nothing has opened.
  static List<StepState> of(Release release) {
    return switch (release) {
      case Release.Absent _ -> List.of();
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }
}
