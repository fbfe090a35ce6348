package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.gate.GateHeadline;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.release.ReleaseTitle;
import java.util.Optional;

/// The headline of a message that asks: the question that its buttons answer.
final class QuestionHeadline {

  private QuestionHeadline() {}

  static String of(ReleaseSnapshot release, Gate gate) {
    return question(release, gate)
        .map(question -> question + (Holds.isFreeze(gate) ? " in the freeze?" : "?"))
        .orElseGet(
            () -> ReleaseTitle.subject(release) + ": your choice at " + GateHeadline.name(gate));
  }

  /// About the step that the gate alone decides on: no other gate's people have to decide before it.
  private static Optional<String> question(ReleaseSnapshot release, Gate gate) {
    return gate.advisory()
        ? Optional.empty()
        : ShownSteps.after(release, gate).stream()
            .takeWhile(step -> !step.asks())
            .flatMap(step -> step.question().stream())
            .findFirst();
  }
}
