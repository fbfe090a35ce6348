package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page's colours, in light and in dark, by the contrast that WCAG 2.2 asks for at level AA: 4.5 for
/// text, 3 for the edges of controls.
class ContrastTest {

  private static final Path STYLE = Path.of("src/main/resources/static/style.css");
  private static final Pattern NAMED = Pattern.compile("--([a-z-]+): ([^;]+);");
  private static final Pattern BOTH =
      Pattern.compile("light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");
  private static final Pattern LITERAL =
      Pattern.compile(
          "#[0-9a-fA-F]{3,8}\\b(?=[^{]*})|\\b(?:white|black|red|green|grey|gray)\\b(?!-)");

  @ParameterizedTest
  @CsvSource({
    "text, ground",
    "text, raised",
    "text, whisper",
    "text, mention",
    "quiet, ground",
    "quiet, raised",
    "quiet, whisper",
    "quiet, mention",
    "link, ground",
    "link, raised",
    "link, whisper",
    "link, mention",
    "code, raised",
    "alarm, ground",
    "alarm, raised",
    "on-primary, primary",
    "on-badge, badge",
    "on-side, avatar",
    "side-text, side",
    "on-side, side",
    "on-side, side-raised",
    "side-text, side-raised",
    "on-side, side-chosen",
  })
  void textIsReadableInLightAndDark(String text, String ground) throws IOException {
    assertThat(contrast(text, ground, 0)).as("in light").isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(text, ground, 1)).as("in dark").isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({
    "quiet, ground",
    "alarm, ground",
    "primary, ground",
    "link, ground",
    "side-line, side",
    "badge, side",
  })
  void edgesOfControlsAreSeenInLightAndDark(String edge, String ground) throws IOException {
    assertThat(contrast(edge, ground, 0)).as("in light").isGreaterThanOrEqualTo(3);
    assertThat(contrast(edge, ground, 1)).as("in dark").isGreaterThanOrEqualTo(3);
  }

  @Test
  void everyColourHasANameThatIsMeasured() throws IOException {
    String style = Files.readString(STYLE);
    String rules = style.substring(style.indexOf("* { box-sizing"));
    assertThat(LITERAL.matcher(rules).results().map(found -> found.group()).toList())
        .as("colours outside of :root")
        .isEmpty();
  }

  private static double contrast(String one, String other, int scheme) throws IOException {
    double first = luminance(colour(one, scheme));
    double second = luminance(colour(other, scheme));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static String colour(String name, int scheme) throws IOException {
    Map<String, String> named = new HashMap<>();
    NAMED
        .matcher(Files.readString(STYLE))
        .results()
        .forEach(found -> named.put(found.group(1), found.group(2)));
    String value = Objects.requireNonNull(named.get(name), "no colour --" + name);
    Matcher both = BOTH.matcher(value);
    return both.matches() ? both.group(scheme + 1) : value;
  }

  /// Relative luminance, as WCAG defines it.
  private static double luminance(String colour) {
    return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
  }

  private static double part(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
