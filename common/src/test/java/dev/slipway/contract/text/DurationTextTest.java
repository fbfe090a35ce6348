package dev.slipway.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Durations in words and back.
class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0 s",
    "PT0.9S, 0 s",
    "PT59.9S, 59 s",
    "PT60S, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT3H5M, 3 h 5 min",
    "PT24H, 1 d",
    "PT24H5M, 1 d",
    "PT52H30M, 2 d 4 h"
  })
  void elapsedTimeHasAtMostTwoUnits(Duration duration, String words) {
    assertThat(DurationText.elapsed(duration)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.5S, 500 ms",
    "PT90S, 1 min 30 s",
    "PT10M, 10 min",
    "PT36H, 1 d 12 h"
  })
  void configuredTimeIsExact(Duration duration, String words) {
    assertThat(DurationText.exact(duration)).isEqualTo(words);
  }

  /// Seeded, so that a failure can be repeated.
  @Test
  void exactWordsAddUpToTheDuration() {
    Random random = new Random(35);
    for (int i = 0; i < 1_000; i++) {
      Duration duration = Duration.ofMillis(random.nextLong(1L << random.nextInt(1, 40)));
      assertThat(sum(DurationText.exact(duration))).isEqualTo(duration);
    }
  }

  private static Duration sum(String words) {
    return Arrays.stream(words.replace("min", "m").split("(?<=[a-z]) "))
        .map(part -> TimeAmount.parse(part).orElseThrow().duration())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
