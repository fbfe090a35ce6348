package dev.slipway.gateway.slack.interaction;

import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.QuestionDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of a button: a choice at one opening of a release's gate. It never says what state anything is
/// in.
///
/// @param attempt which opening of the gate the button was shown for, from 1
/// @param asks the digest of what the choice asks in the release's definition; null in buttons of choices
///     that ask nothing and in those of earlier versions
record ButtonValue(String release, String gate, String choice, int attempt, @Nullable String asks) {

  /// Gates that a strategy brings are called after their environment, with more behind it.
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9-]{0,39}-[a-z2-7]{10})/([a-z0-9-]{1,60})/([a-z0-9-]{1,40})/([0-9]{1,6})(?:/([0-9a-f]{8}))?");

  private static final int HASH = 11;

  /// Empty for anything that was never a value of ours.
  static Optional<ButtonValue> parse(String value) {
    Matcher matcher = FORM.matcher(value);
    return matcher.matches()
        ? Optional.of(
            new ButtonValue(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5)))
        : Optional.empty();
  }

  /// The reverse of [#parse].
  String text() {
    String text = release + "/" + gate + "/" + choice + "/" + attempt;
    return asks == null ? text : text + "/" + asks;
  }

  /// Whether a dialog with these questions asks what the release's definition asks.
  boolean asks(List<Question> questions) {
    return asks == null || asks.equals(QuestionDigest.of(questions));
  }

  /// The project that the release's id begins with.
  String project() {
    return release.substring(0, release.length() - HASH);
  }
}
