package dev.slipway.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.AbsurdText;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "feature/a+b#c",
        "größe",
        "ветка",
        "release 1",
        "v1.0.0",
        "registry.example.org/app@sha256:00",
        "fix-\ud83d\udc1b",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
        "\u2764\ufe0f",
        "\ud83d\udc4d\ud83c\udffd",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937"
      })
  void readableNamesOfAnyScriptAreAccepted(String name) {
    assertThat(Identity.objection(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "\u200b", "\u3164\u3164", "\u00a0", "\ufeffmain", "ma\u200bin", "ma\u200din",
            "ma\u200cin", "main\u00ad",
        "a\0b", "a\nb", "a\tb", "a\rb", "\ud83d", "main ", " main", "main\u202e", "main\ufe0f",
            "\u3164main",
        "ma\udb40\udc41in"
      })
  void namesThatReadLikeAnotherAreRefused(String name) {
    assertThat(Identity.objection(name)).isPresent();
  }

  @Test
  void refusalsSayWhatIsWrongAndWhere() {
    assertThat(Identity.objection(null)).hasValue("is missing");
    assertThat(Identity.objection("a\0b"))
        .hasValue("contains U+0000 (NULL) at position 2, which cannot be seen; remove it");
    assertThat(Identity.objection("ma\u200bin"))
        .hasValue(
            "contains U+200B (ZERO WIDTH SPACE) at position 3, which cannot be seen; remove it");
    assertThat(Identity.objection("\u200b"))
        .hasValue("consists of invisible characters only; give it a name that can be read");
    assertThat(Identity.objection("x\ud83d"))
        .hasValue(
            "contains U+D83D (half of a character) at position 2, which cannot be seen; remove it");
    assertThat(Identity.objection("a".repeat(600)))
        .hasValue("has 600 characters; at most 512 are allowed");
  }

  @Test
  void branchesThatWereNotSentAsUtf8AreRefused() {
    String latin =
        new String("gr\u00f6\u00dfe".getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    assertThat(Identity.objection(latin)).isPresent().get().asString().contains("send it as UTF-8");
  }

  @Test
  void whatCleaningWouldChangeIsNeverAnIdentity() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
    for (int i = 0; i < 20_000; i++) {
      String name = AbsurdText.of(random, 4);
      if (Identity.isOne(name)) {
        assertThat(ForeignText.clean(name)).isEqualTo(name);
        assertThat(ForeignText.storable(name)).isEqualTo(name);
        assertThat(ForeignText.isBlank(name)).isFalse();
      }
    }
  }
}
