package dev.slipway.view.release;

import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names a release, and describes a rollback.
public final class ReleaseTitle {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TARGET = 100;

  private ReleaseTitle() {}

  /// Which release a message is about, in a few words.
  public static String title(ReleaseSnapshot release) {
    String name = Legible.head(release.name(), LONGEST_NAME);
    String target = Legible.ends(release.build().target(), LONGEST_TARGET);
    String what = type(release) + " " + target;
    Rollback rollback = release.rollback();
    return (name + ": " + (rollback == null ? what : rollback.environment() + " back to " + what))
        .replace('\n', ' ');
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

  private static String type(ReleaseSnapshot release) {
    return release.build().type().name().toLowerCase(Locale.ROOT);
  }
}
