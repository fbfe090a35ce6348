package dev.slipway.gateway.chat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UntilTest {

  /// A Saturday, one in the afternoon there.
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "8h, 2026-11-21T20:00:00Z",
    "3d, 2026-11-24T12:00:00Z",
    "2W, 2026-12-05T12:00:00Z",
    "3 d, 2026-11-24T12:00:00Z",
    "2026-12-01, 2026-12-01T23:00:00Z",
    "2026-12-01 9:30, 2026-12-01T08:30:00Z",
    "2026-12-01T17:00, 2026-12-01T16:00:00Z",
    "today, 2026-11-21T23:00:00Z",
    "tomorrow, 2026-11-22T23:00:00Z",
    "Friday, 2026-11-27T23:00:00Z",
    "sat, 2026-11-28T23:00:00Z"
  })
  void aDayMeansUntilItsEndThere(String text, Instant until) {
    assertThat(Until.parse(text, NOW, BERLIN)).contains(until);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-11-20",
        "2026-13-01",
        "2026-12-01 25:00",
        "91d",
        "9999w",
        "0d",
        "-3d",
        "fr",
        "2027-12-01"
      })
  void whatIsNoTimeInTheNextMonthsIsNone(String text) {
    assertThat(Until.parse(text, NOW, BERLIN)).isEmpty();
  }
}
