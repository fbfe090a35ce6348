package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.standalone.SourceTypes.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of docs/glossary.md that a program can judge, over all modules. What broke a rule when it was made
/// is listed beside it, and the lists may only shrink.
class LanguageTest {

  private static final Path LISTS = Path.of("src/test/resources/language");

  /// A comment that begins so has to be decoded: it names a question, and no thing.
  private static final Set<String> BANNED =
      Set.of("what", "how", "whether", "which", "where", "who", "whoever", "whose", "when");

  private static List<Source> types;

  @BeforeAll
  static void read() throws IOException {
    types = SourceTypes.all();
  }

  @Test
  void aTypesCommentBeginsWithANounPhraseOrAVerb() {
    assertThat(types)
        .filteredOn(type -> BANNED.contains(firstWord(type.comment())))
        .extracting(Source::name)
        .isEmpty();
  }

  @Test
  void noTwoTypesOfTheProductHaveOneName() throws IOException {
    Map<String, List<Source>> byName =
        types.stream()
            .filter(type -> type.topLevel() && !type.test())
            .collect(Collectors.groupingBy(Source::simpleName, TreeMap::new, Collectors.toList()));
    Set<String> twice = new TreeSet<>();
    byName.forEach((name, named) -> {
      if (named.size() > 1) {
        twice.add(name);
      }
    });
    requireListed("names", twice);
  }

  private static String firstWord(String comment) {
    return comment.split("[^\\p{L}]+", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }

  /// Those of the list that are mended are to be taken from it, so that they stay so.
  private static void requireListed(String list, Set<String> offenders) throws IOException {
    Path file = LISTS.resolve(list);
    if (Boolean.getBoolean("slipway.language.write")) {
      Files.write(file, offenders);
    }
    assertThat(offenders)
        .as("new ones are to be worded otherwise, and mended ones are to be taken from %s", file)
        .containsExactlyElementsOf(Files.readAllLines(file));
  }
}
