package dev.slipway.notifier.overview;

import dev.slipway.contract.Person;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.notifier.surface.Text;
import dev.slipway.notifier.surface.Voters;
import java.util.List;
import java.util.Locale;

/// One line about a release: what it is and what it waits for.
final class Standing {

  /// More names than that say less.
  private static final int NAMES = 5;

  private Standing() {}

  static Text of(ReleaseSnapshot release) {
    Text text =
        new Text(List.of())
            .code(release.id())
            .words(" " + release.build().type().name().toLowerCase(Locale.ROOT) + " ")
            .strong(release.build().target())
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
      if (step instanceof Deploy deploy && step.name().equals(release.step())) {
        text = deployment(deploy);
      }
    }
    for (Gate gate : gates) {
      text = text.words(text.spans().isEmpty() ? "waits at " : ", waits at ");
      text = text.strong(gate.name()).words(" for ").then(people(Voters.awaited(gate)));
    }
    return text.spans().isEmpty() ? Text.of("under way") : text;
  }

  private static Text deployment(Deploy deploy) {
    return switch (deploy.status()) {
      case WAITING -> Text.of("waits for its turn at ").strong(deploy.name());
      case PENDING, DEPLOYING -> Text.of("being deployed to ").strong(deploy.name());
      case DEPLOYED -> Text.of("deployed to ").strong(deploy.name());
      case FAILED -> Text.of("failed at ").strong(deploy.name());
    };
  }

  private static Text people(List<Person> people) {
    Text text = new Text(List.of()).mentions(people.subList(0, Math.min(NAMES, people.size())));
    return people.isEmpty()
        ? Text.of("nobody who may still choose")
        : people.size() > NAMES ? text.words(" and " + (people.size() - NAMES) + " more") : text;
  }

  private static String ended(Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed";
      case REJECTED -> "rejected";
      case CLOSED -> "closed";
      case FAILED -> "failed";
      case SUPERSEDED -> "superseded by a newer build";
      case EXPIRED -> "expired";
    };
  }
}
