package dev.slipway.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Amounts of time as people write them.
class TimeAmountTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "90s, PT1M30S",
    "15m, PT15M",
    "24h, PT24H",
    "3d, PT72H",
    "2w, PT336H",
    "5 m, PT5M",
    "0s, PT0S",
    "999999999w, PT167999999832H"
  })
  void anAmountWithAUnitIsRead(String text, Duration duration) {
    assertThat(TimeAmount.parse(text).orElseThrow().duration()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5h", "5min", "5M", "1h30m", " 5m", "1000000000s"})
  void anythingElseIsRefused(String text) {
    assertThat(TimeAmount.parse(text)).isEmpty();
  }
}
