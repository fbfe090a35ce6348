package dev.slipway.gateway.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacedCallsTest {

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "300, 300",
    "301, 300",
    "3600, 300",
    "999999999, 300",
    ", 60",
    "soon, 60",
    "-1, 60"
  })
  void slackIsAskedAgainInFiveMinutesAtTheLatest(@Nullable String retryAfter, int seconds) {
    assertThat(PacedCalls.afterRateLimit(retryAfter)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
