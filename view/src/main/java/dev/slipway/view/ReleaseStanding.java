package dev.slipway.view;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.card.Text;
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
    Text text =
        ShownSteps.of(release)
            .flatMap(step -> step.activity().stream())
            .reduce((_, later) -> later)
            .orElse(Text.none());
    for (Text waiting : ShownSteps.of(release).flatMap(step -> step.waiting().stream()).toList()) {
      text = text.words(text.spans().isEmpty() ? "" : ", ").then(waiting);
    }
    return text.spans().isEmpty() ? Text.of("under way") : text;
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
