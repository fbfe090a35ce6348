package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.SourceTypes.Source;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of docs/glossary.md that a program can judge, over all modules.
class LanguageTest {

  /// A comment that begins so has to be decoded: it names a question, and no thing.
  private static final Set<String> BANNED =
      Set.of(
          "what",
          "whatever",
          "how",
          "whether",
          "which",
          "whichever",
          "where",
          "wherever",
          "who",
          "whoever",
          "whose",
          "when",
          "whenever",
          "why");

  private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\h*\\R\\h*");

  private static List<Source> types;

  @BeforeAll
  static void read() throws IOException {
    types = SourceTypes.all();
  }

  @Test
  void everyParagraphOfATypesCommentBeginsWithANounPhraseOrAVerb() {
    assertThat(types)
        .filteredOn(type ->
            PARAGRAPHS.splitAsStream(type.comment()).anyMatch(p -> BANNED.contains(firstWord(p))))
        .extracting(Source::name)
        .isEmpty();
  }

  @Test
  void noTwoTypesOfTheProductHaveOneName() {
    Map<String, Long> byName =
        types.stream()
            .filter(type -> type.topLevel() && !type.test())
            .collect(Collectors.groupingBy(Source::simpleName, Collectors.counting()));
    assertThat(byName).allSatisfy((name, types) -> assertThat(types).as(name).isEqualTo(1));
  }

  private static String firstWord(String comment) {
    return comment.split("[^\\p{L}]+", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }
}
