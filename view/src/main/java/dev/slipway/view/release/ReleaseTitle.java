package dev.slipway.view.release;

import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import org.jspecify.annotations.Nullable;

/// Names a release, and describes a rollback.
public final class ReleaseTitle {

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_TARGET = 36;

  private ReleaseTitle() {}

  /// The beginning of a headline: the project and the branch or tag, and if it is one, that it is a rollback.
  public static String title(ReleaseSnapshot release) {
    return release.rollback() == null ? subject(release) : subject(release) + " (rollback)";
  }

  /// The project and the branch or tag.
  public static String subject(ReleaseSnapshot release) {
    String name = Legible.head(release.name(), LONGEST_NAME);
    String what = Legible.ends(SubjectText.name(release.subject()), LONGEST_TARGET);
    return (name + " " + what).replace('\n', ' ');
  }

  /// What a rollback goes back to and why; null for a release that brings something new.
  public static @Nullable Text rollback(ReleaseSnapshot release) {
    Rollback rollback = release.rollback();
    if (rollback == null) {
      return null;
    }
    Text text =
        Text.of("Rollback of ").strong(rollback.environment()).words(" to ").code(rollback.to());
    if (rollback.from() != null && !rollback.from().equals(rollback.to())) {
      text = text.words(" from ").code(rollback.from());
    }
    return rollback.by() == null
        ? text.words(", since a deployment over it failed.")
        : text.words(", asked for by ").mention(rollback.by()).words(".");
  }
}
