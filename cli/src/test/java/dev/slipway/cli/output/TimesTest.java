package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.view.time.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Moments as people type them.
class TimesTest {

  private static final TimeText READER =
      new TimeText(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-03-10T12:00:00Z",
    "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
    "2026-03-01T12:00:00+02:00, 2026-03-01T10:00:00Z",
    "2026-03-01T12:00, 2026-03-01T11:00:00Z",
    "2026-03-01 12:00:30, 2026-03-01T11:00:30Z",
    "2026-03-01, 2026-02-28T23:00:00Z",
    "90s, 2026-03-10T11:58:30Z",
    "15m, 2026-03-10T11:45:00Z",
    "2h, 2026-03-10T10:00:00Z",
    "3d, 2026-03-07T12:00:00Z"
  })
  void aMomentCanBeWrittenInSeveralWays(String text, Instant expected) {
    assertThat(Times.parse(text, READER)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "12:00", "-5m", "5 weeks", "99999999999d"})
  void whatIsNoMomentIsEmpty(String text) {
    assertThat(Times.parse(text, READER)).isEmpty();
  }
}
