package dev.slipway.view;

import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.gate.WaitingText;
import dev.slipway.view.release.SubjectText;
import java.util.List;

/// One line about a release: its build, and what it waits for or how it ended.
public final class ReleaseStanding {

  private ReleaseStanding() {}

  /// The line, without an end to its sentence.
  public static Text of(ReleaseSnapshot release) {
    Text text =
        new Text(List.of())
            .code(release.id())
            .words(" " + SubjectText.kind(release.subject()) + " ")
            .strong(SubjectText.name(release.subject()))
            .words(" · ");
    Outcome outcome = release.outcome();
    return outcome == null ? text.then(open(release)) : text.words(ended(outcome));
  }

  private static Text open(ReleaseSnapshot release) {
    List<Gate> gates =
        release.steps().stream()
            .filter(step -> step instanceof Gate gate && gate.status() == GateStatus.OPEN)
            .map(Gate.class::cast)
            .toList();
    Text text = new Text(List.of());
    for (StepSnapshot step : release.steps()) {
      if (step instanceof Deploy deploy && isAt(release, deploy)) {
        text = deployment(deploy);
      }
    }
    for (Gate gate : gates) {
      text = text.words(text.spans().isEmpty() ? "" : ", ").then(gate(gate));
    }
    return text.spans().isEmpty() ? Text.of("under way") : text;
  }

  /// At the step, or between it and the next phase of the deployment.
  private static boolean isAt(ReleaseSnapshot release, Deploy deploy) {
    return deploy.name().equals(release.step())
        || (deploy.status() == DeployStatus.DEPLOYED
            && !Phases.isLast(deploy)
            && !Phases.isPast(release, deploy));
  }

  private static Text gate(Gate gate) {
    if (Holds.isFreeze(gate)) {
      return Holds.frozen(gate);
    }
    Text text =
        Text.of("waits at ").strong(gate.name()).words(" for ").then(WaitingText.people(gate));
    Text until = Holds.until(gate);
    return until.spans().isEmpty() ? text : text.words(", ").then(until);
  }

  private static Text deployment(Deploy deploy) {
    String environment = Phases.environment(deploy);
    return switch (deploy.status()) {
      case WAITING -> Text.of("waits for its turn at ").strong(environment);
      case PENDING, DEPLOYING -> doing(deploy, environment);
      case DEPLOYED -> done(deploy, environment);
      case FAILED -> Text.of("failed at ").strong(environment);
    };
  }

  private static Text doing(Deploy deploy, String environment) {
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> Text.of("being deployed beside ").strong(environment);
      case Phase.Switch _ -> Text.of("being switched to at ").strong(environment);
      case Phase.Share(int weight) ->
          Text.of("being deployed to " + weight + " % of ").strong(environment);
      case Phase.Whole _, Phase.Abort _ -> Text.of("being deployed to ").strong(environment);
    };
  }

  private static Text done(Deploy deploy, String environment) {
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ ->
          Text.of(Phases.isAlone(deploy) ? "runs alone at " : "runs beside ").strong(environment);
      case Phase.Share asked ->
          Text.none().strong(environment).words(": " + Phases.percent(deploy, asked) + " %");
      case Phase.Switch _, Phase.Whole _, Phase.Abort _ ->
          Text.of("deployed to ").strong(environment);
    };
  }

  private static String ended(Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed";
      case REJECTED -> "rejected";
      case CLOSED -> "closed";
      case FAILED -> "failed";
      case SUPERSEDED -> "superseded by a newer build";
      case EXPIRED -> "expired";
      case BRANCH_DELETED -> "ended, since its branch or tag is gone";
    };
  }
}
