package dev.slipway.contract.gateway;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.QuestionDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of a button: a choice at one opening of a release's gate, and what the button's message showed. It
/// never says what state anything is in. The notifier writes it, the gateway reads it back from a click.
///
/// Its text is `release/gate/choice/attempt`, with `/digest` behind it if the choice asks something, and at the
/// end `/@version/surface` if the platform's adapter keeps what was shown in the value.
///
/// @param attempt which opening of the gate the button was shown for, from 1
/// @param asks the digest of what the choice asks in the release's definition; null in buttons of choices
///     that ask nothing and in those of earlier versions
/// @param shown null in buttons of earlier versions, and until the message is sent
public record ButtonValue(
    String release,
    String gate,
    String choice,
    int attempt,
    @Nullable String asks,
    @Nullable Shown shown) {

  /// The most characters that a text has.
  public static final int LONGEST = 900;

  /// Gates that a strategy brings are called after their environment, with more behind it.
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9-]{0,39}-[a-z2-7]{10})/([a-z0-9-]{1,60})/([a-z0-9-]{1,40})/([0-9]{1,6})"
              + "(?:/([0-9a-f]{8}))?(?:/(@[0-9]{1,18}(?:/.+)?))?",
          Pattern.DOTALL);

  /// The value of a button that a release's gate shows now.
  public static ButtonValue of(
      String release, String gate, String choice, int attempt, List<Question> questions) {
    return new ButtonValue(
        release,
        gate,
        choice,
        attempt,
        questions.isEmpty() ? null : QuestionDigest.of(questions),
        null);
  }

  /// Empty for anything that was never a value of this or an earlier version.
  public static Optional<ButtonValue> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return text.length() <= LONGEST && matcher.matches()
        ? Optional.of(
            new ButtonValue(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5),
                Shown.parse(matcher.group(6)).orElse(null)))
        : Optional.empty();
  }

  /// The reverse of [#parse].
  public String text() {
    String text = release + "/" + gate + "/" + choice + "/" + attempt;
    String asking = asks == null ? text : text + "/" + asks;
    return shown == null ? asking : asking + "/" + shown.text();
  }

  /// The same button in a message that shows this.
  public ButtonValue showing(@Nullable Shown shown) {
    return new ButtonValue(release, gate, choice, attempt, asks, shown);
  }

  /// True if a dialog with these questions asks what the release's definition asks.
  public boolean asks(List<Question> questions) {
    return asks == null || asks.equals(QuestionDigest.of(questions));
  }

  /// The project that the release's id begins with.
  public String project() {
    return ReleaseId.project(release);
  }

  /// The content of a message when it was sent, by the release and the message that it was made of.
  ///
  /// @param version of the release
  /// @param surface the key of the message among those of its release, null if it is too long for the platform
  public record Shown(long version, @Nullable String surface) {

    private static final Pattern FORM = Pattern.compile("@([0-9]{1,18})(?:/(.+))?", Pattern.DOTALL);

    /// Empty for null and for anything that was never such a text.
    public static Optional<Shown> parse(@Nullable String text) {
      Matcher matcher = FORM.matcher(text == null ? "" : text);
      return matcher.matches()
          ? Optional.of(new Shown(Long.parseLong(matcher.group(1)), matcher.group(2)))
          : Optional.empty();
    }

    /// The reverse of [#parse]: `@version/surface`.
    public String text() {
      return surface == null ? "@" + version : "@" + version + "/" + surface;
    }

    /// The same in at most so many characters: without the surface, if there is no room for it.
    ///
    /// @param longest at least 19
    public Shown within(int longest) {
      return text().length() <= longest ? this : new Shown(version, null);
    }
  }
}
