package dev.slipway.view;

import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.deployment.DeploymentHeadline;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.GateHeadline;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.release.ReleaseTitle;
import java.util.List;
import java.util.Optional;

/// The headline of a message that asks: the question that its buttons answer.
final class QuestionHeadline {

  private QuestionHeadline() {}

  static String of(ReleaseSnapshot release, Gate gate) {
    String subject = ReleaseTitle.subject(release);
    return next(release, gate)
        .map(deploy -> question(subject, release, deploy) + (Holds.isFreeze(gate) ? freeze() : "?"))
        .orElseGet(() -> subject + ": your choice at " + GateHeadline.name(gate));
  }

  private static String freeze() {
    return " in the freeze?";
  }

  private static String question(String subject, ReleaseSnapshot release, Deploy deploy) {
    String place = DeploymentHeadline.place(deploy);
    return switch (deploy.phase()) {
      case null ->
          release.rollback() == null
              ? "Deploy " + subject + " to " + place
              : "Roll " + place + " back to " + subject;
      case Phase.Preview _ -> "Deploy " + subject + " beside " + place;
      case Phase.Share(int weight) -> "Give " + subject + " " + weight + " % of " + place;
      case Phase.Switch _ -> "Switch " + place + " to " + subject;
      case Phase.Whole _, Phase.Abort _ -> "Give " + subject + " all of " + place;
    };
  }

  /// The deployment that the gate alone decides on: no other gate's people have to decide before it.
  private static Optional<Deploy> next(ReleaseSnapshot release, Gate gate) {
    if (gate.advisory()) {
      return Optional.empty();
    }
    List<StepSnapshot> steps = release.steps();
    for (StepSnapshot step : steps.subList(steps.indexOf(gate) + 1, steps.size())) {
      switch (step) {
        case Gate freeze when Holds.asksNobody(freeze) -> {}
        case Gate _ -> {
          return Optional.empty();
        }
        case Deploy deploy when Phases.isAlone(deploy) -> {}
        case StepSnapshot.Unknown _ -> {}
        case Deploy deploy -> {
          return Optional.of(deploy);
        }
      }
    }
    return Optional.empty();
  }
}
