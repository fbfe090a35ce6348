package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.GateLine;

/// A step in one line, for a table that has its name and its status beside it.
public final class StepLine {

  private StepLine() {}

  /// Empty for a step that the release has not come to.
  public static Text of(ReleaseSnapshot release, StepSnapshot step) {
    return switch (step) {
      case StepSnapshot.Deploy deploy when Phases.isToCome(deploy) -> Text.none();
      case StepSnapshot.Deploy deploy -> DeploymentText.of(release, deploy);
      case StepSnapshot.Gate gate -> GateLine.of(release, gate);
      case StepSnapshot.Unknown unknown -> UnknownStep.of(unknown);
    };
  }
}
