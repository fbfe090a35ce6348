package dev.slipway.view;

import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;

/// Names a step that a newer version of Slipway has written.
final class UnknownStep {

  private static final int LONGEST_NAME = 100;

  private UnknownStep() {}

  static Text of(StepSnapshot.Unknown step) {
    return Text.none()
        .strong(Legible.ends(step.name(), LONGEST_NAME))
        .words(" is a step that this version of Slipway cannot show: ")
        .code(Legible.ends(step.kind(), LONGEST_NAME))
        .words(".");
  }
}
