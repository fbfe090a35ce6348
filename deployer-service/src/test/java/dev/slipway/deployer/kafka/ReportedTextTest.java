package dev.slipway.deployer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.messaging.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a container, an API server or a webhook writes keeps an outcome from being reported.
class ReportedTextTest {

  private static final int SMALL = 192 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boom",
        "\u0000\u0000",
        "Readiness probe failed: binary output \u0000\u0000 end",
        "\uD800 half",
        "\u001b[31mred\u001b[0m",
        "\u202Eturned",
        "two\nlines",
        "\u0301\u0301\u0301\u0301",
        "👩‍👩‍👧‍👦"
      })
  void anyTextOfAnyLengthIsReported(String text) {
    String wall = text.repeat(5_000);
    for (String absurd : List.of(text, wall)) {
      Diagnosis diagnosis =
          ReportedText.of(
              new Diagnosis(
                  absurd,
                  absurd,
                  absurd,
                  Collections.nCopies(50, absurd),
                  Collections.nCopies(50, absurd),
                  Diagnosis.Cause.OTHER,
                  Collections.nCopies(50, new Diagnosis.Fact(absurd, absurd))));
      check(diagnosis);
      assertThat(diagnosis.events()).hasSize(5);
      assertThat(diagnosis.log()).hasSize(20).allMatch(line -> !line.contains("\n"));
      check(
          ReportedText.of(
              new Drift(
                  absurd, false, Collections.nCopies(50, new Drift.Change(absurd, absurd)), true)));
    }
  }

  private static void check(Object reported) {
    String json = EventJson.mapper().writeValueAsString(reported);
    assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(SMALL);
    assertThat(json).doesNotContain("\\u0000").doesNotContain("\u001b");
    assertThat(json.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
  }
}
