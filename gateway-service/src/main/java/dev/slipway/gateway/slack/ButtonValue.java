package dev.slipway.gateway.slack;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a button's value refers to: a choice at one opening of a release's gate. It never says what
/// state anything is in.
///
/// @param attempt which opening of the gate the button was shown for, from 1
record ButtonValue(String release, String gate, String choice, int attempt) {

  /// Gates that a strategy brings are called after their environment, with more behind it.
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9-]{0,39}-[a-z2-7]{10})/([a-z0-9-]{1,60})/([a-z0-9-]{1,40})/([0-9]{1,6})");

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
                Integer.parseInt(matcher.group(4))))
        : Optional.empty();
  }

  /// The reverse of [#parse].
  String text() {
    return release + "/" + gate + "/" + choice + "/" + attempt;
  }

  /// The project that the release's id begins with.
  String project() {
    return release.substring(0, release.length() - HASH);
  }
}
