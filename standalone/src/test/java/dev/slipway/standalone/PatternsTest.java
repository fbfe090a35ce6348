package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.PatternSources.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Java's matcher backtracks: a pattern that looks at each character of a long run from each character of the run
/// before it holds a thread for minutes. The main code's patterns look at a text twice as long at most some twice as often.
class PatternsTest {

  private static final int LENGTH = 300;

  /// More than a linear pattern with bounded repetitions needs for a character.
  private static final int LOOKS = 8;

  private static final double GROWTH = 2.8;

  /// Of no main code.
  private static final Set<String> TESTS = Set.of("testing", "bench", "e2e");

  /// Matched with the whole text alone, which begins once.
  private static final Set<String> WHOLE =
      Set.of(
          "ContributorKeys.PRIVATE",
          "Digests.PULLED",
          "Member.EMAIL",
          "Pile.TOPICS",
          "ReleaseId.FORM",
          "RequestGuard.HOST",
          "Selector.SET");

  private static final String ODD = " \t\n\"'<>(){}[]:;,.-_/@=+*~`|\\aA0zZ9\u2028\u00e9";

  @Test
  void everyPatternIsLinear() throws IOException {
    Set<String> slow = new TreeSet<>();
    for (Found found : found()) {
      assertThat(found.regex())
          .as("%s: a constant, or a linear matcher", found.where())
          .isNotNull();
      boolean whole = found.whole() || WHOLE.contains(found.where());
      slow(Objects.requireNonNull(found.regex()), found.flags(), whole)
          .map(input -> found.where() + ": " + found.regex() + " at " + input)
          .ifPresent(slow::add);
    }
    assertThat(slow).as("possessive quantifiers, a look behind, or re2j").isEmpty();
  }

  @Test
  void slowPatternsAreFound() throws IOException {
    assertThat(slow("\\s*\\n\\s*", 0, false)).isPresent();
    assertThat(slow("[a-z]+$", 0, false)).isPresent();
    assertThat(slow("(a+)+b", 0, true)).isPresent();
    assertThat(slow("asked: (.+?), used: (.+?), left", 0, false)).isPresent();
    assertThat(slow("\\s++", 0, false)).isEmpty();
    assertThat(slow("(?<![a-z])[a-z]++$", 0, false)).isEmpty();
    List<Found> written =
        PatternSources.in(
            List.of(
                SourceTypes.file(
                    """
                    class B {
                      static final String WORD = "[a-z]";
                      static final Pattern WORDS = Pattern.compile(WORD + "+", Pattern.DOTALL);
                      boolean b(String t) { return t.replaceAll("x+", "").matches("y*"); }
                    }
                    """)));
    assertThat(written)
        .containsExactlyInAnyOrder(
            new Found("B.WORDS", "[a-z]+", Pattern.DOTALL, false),
            new Found("B", "x+", 0, false),
            new Found("B", "y*", 0, true));
  }

  /// An input at which the pattern is slow.
  private static Optional<String> slow(String regex, int flags, boolean whole) {
    Pattern pattern = Pattern.compile(regex, flags);
    return inputs(regex).stream()
        .filter(input -> isSlow(pattern, whole, input))
        .findFirst()
        .map(Input::toString);
  }

  private static boolean isSlow(Pattern pattern, boolean whole, Input input) {
    long most = 1_000L * LENGTH;
    long once = CountedText.looks(pattern, whole, input.of(LENGTH), most);
    if (once <= (long) LOOKS * LENGTH / 2) {
      return false;
    }
    long twice = CountedText.looks(pattern, whole, input.of(2 * LENGTH), 4 * most);
    return twice > 2L * LOOKS * LENGTH && twice > GROWTH * once;
  }

  /// A text of any length.
  private record Input(String before, String repeated, String behind) {
    String of(int length) {
      int times = Math.max(1, (length - before.length() - behind.length()) / repeated.length());
      return before + repeated.repeat(times) + behind;
    }
  }

  /// Runs of odd characters, and of what the pattern is made of behind, before and between each other.
  private static List<Input> inputs(String regex) {
    Set<String> own = new LinkedHashSet<>(List.of(" ", "\n", "a", "A", "0", "-"));
    ODD.chars().filter(c -> regex.indexOf(c) >= 0).forEach(c -> own.add(Character.toString(c)));
    List<String> words = words(regex);
    own.addAll(words);
    StringBuilder all = new StringBuilder();
    for (String word : words) {
      all.append(word).append('a');
      own.add(all.toString());
    }
    Set<String> parts = new LinkedHashSet<>(List.of(ODD.split("")));
    parts.addAll(own);
    List<Input> inputs = new ArrayList<>();
    for (String part : parts) {
      inputs.add(new Input("", part, ""));
      inputs.add(new Input("a", part, "\u2603"));
    }
    for (String part : own) {
      for (String other : own) {
        inputs.add(new Input(other, part, "\u2603"));
        inputs.add(new Input("\u2603", part, other));
        inputs.add(new Input("", part + other, "\u2603"));
      }
    }
    return inputs;
  }

  /// The literal texts of a pattern.
  private static List<String> words(String regex) {
    return Stream.of(
            regex
                .replaceAll("\\\\[A-Za-z](\\{[^}]*})?", "\u0000")
                .replace("\\", "")
                .split("[\u0000\\[\\](){}?*+|^$]"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(10)
        .toList();
  }

  private static List<Found> found() throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      return PatternSources.in(
          files.getJavaFileObjectsFromPaths(SourceTypes.code(module -> !TESTS.contains(module))));
    }
  }
}
