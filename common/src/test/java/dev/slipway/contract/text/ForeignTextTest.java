package dev.slipway.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.AbsurdText;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

  private static final int TEXTS = 20_000;

  @Test
  void cleanTextStaysAsItIs() {
    String text = "Größe: 5\t字 \ud83d\ude00\nnext \u05e9\u05dc\u05d5\u05dd";
    assertThat(ForeignText.clean(text)).isSameAs(text);
  }

  @Test
  void controlsAndHalfPairsAreRemoved() {
    assertThat(ForeignText.clean("a\0b")).isEqualTo("ab");
    assertThat(ForeignText.clean("bad\0 reason")).isEqualTo("bad reason");
    assertThat(ForeignText.clean("\u001b[31mred\u0007")).isEqualTo("[31mred");
    assertThat(ForeignText.clean("x\ud83dy\ude00")).isEqualTo("xy");
    assertThat(ForeignText.clean("\ufeffmain")).isEqualTo("main");
    assertThat(ForeignText.clean("a\u202eb")).isEqualTo("ab");
  }

  @Test
  void everyEndOfALineIsANewline() {
    assertThat(ForeignText.clean("a\r\nb\rc\u0085d\u2028e\r\r\nf")).isEqualTo("a\nb\nc\nd\ne\n\nf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u200b",
        "\u3164\u3164",
        "\u00a0",
        "\ufeff",
        "\t\n",
        "\u2800",
        "\0",
        "\u200e\u2060"
      })
  void textThatCannotBeSeenIsBlank(String text) {
    assertThat(ForeignText.isBlank(text)).isTrue();
    assertThat(ForeignText.clean(text, 10)).isNull();
  }

  @Test
  void textIsCutBetweenCharacters() {
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";
    assertThat(ForeignText.limit("abc" + family, 4)).isEqualTo("abc" + family);
    assertThat(ForeignText.limit("abc" + family + "d", 4)).isEqualTo("abc…");
    assertThat(ForeignText.limit("ab" + family + "cd", 4)).isEqualTo("ab" + family + "…");
    assertThat(ForeignText.limit("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
    assertThat(ForeignText.limit("abc", 2)).isEqualTo("a…");
    assertThat(ForeignText.limit("abc", 3)).isEqualTo("abc");
  }

  @Test
  void oneCharacterOfManyMarksHasAnEnd() {
    assertThat(ForeignText.limit("e" + "\u0301".repeat(1_000_000), 10)).hasSize(40).endsWith("…");
  }

  @Test
  void cleaningAgainChangesNothing() {
    each(text -> {
      String clean = ForeignText.clean(text);
      assertThat(ForeignText.clean(clean)).isEqualTo(clean);
    });
  }

  @Test
  void cleanTextHasNeitherControlsNorHalfPairs() {
    each(text -> {
      String clean = ForeignText.clean(text);
      assertThat(clean.codePoints())
          .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
      assertThat(encodes(clean)).isTrue();
    });
  }

  @Test
  void limitsHoldInCharactersAndInUnits() {
    RandomGenerator random = random();
    each(text -> {
      int most = 1 + random.nextInt(20);
      String limited = ForeignText.limit(ForeignText.clean(text), most);
      assertThat(ForeignText.length(limited)).isLessThanOrEqualTo(most);
      assertThat(limited.length()).isLessThanOrEqualTo(most * ForeignText.UNITS_PER_CHARACTER);
      assertThat(encodes(limited)).isTrue();
      assertThat(ForeignText.limit(limited, most)).isEqualTo(limited);
    });
  }

  @Test
  void beginningAndEndAreCutBetweenCharacters() {
    assertThat(ForeignText.head("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(ForeignText.head("e\u0301e\u0301", 3)).isEqualTo("e\u0301");
    assertThat(ForeignText.tail("abcdef", 3)).isEqualTo("…ef");
    assertThat(ForeignText.tail("xe\u0301e\u0301", 2)).isEqualTo("…e\u0301");
    RandomGenerator random = random();
    each(raw -> {
      String text = ForeignText.clean(raw);
      int most = 1 + random.nextInt(12);
      String head = ForeignText.head(text, most);
      assertThat(text).startsWith(head);
      assertThat(head.length()).isLessThanOrEqualTo(most);
      assertThat(encodes(head)).isTrue();
      assertThat(isBoundary(text, head.length()) || isLong(text, most)).isTrue();
      String tail = ForeignText.tail(text, most);
      assertThat(encodes(tail)).isTrue();
      assertThat(text).endsWith(tail.startsWith("…") ? tail.substring(1) : tail);
    });
  }

  private static boolean isBoundary(String text, int at) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    return at == text.length() || breaks.isBoundary(at);
  }

  /// The first character alone is too long.
  private static boolean isLong(String text, int units) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    return breaks.next() > units;
  }

  @Test
  void storableTextHasNeitherNulNorHalfPairs() {
    assertThat(ForeignText.storable("a\0b\ud83dc")).isEqualTo("a\ufffdb\ufffdc");
    each(text -> {
      String storable = ForeignText.storable(text);
      assertThat(storable).doesNotContain("\0");
      assertThat(encodes(storable)).isTrue();
      assertThat(storable.codePointCount(0, storable.length()))
          .isEqualTo(text.codePointCount(0, text.length()));
    });
  }

  private static boolean encodes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
  }

  private static void each(Consumer<String> rule) {
    RandomGenerator random = random();
    for (int i = 0; i < TEXTS; i++) {
      rule.accept(AbsurdText.of(random, 30));
    }
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(12);
  }
}
