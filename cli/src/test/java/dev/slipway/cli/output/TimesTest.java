package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private final Times times =
      new Times(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T12:00:00Z, just now",
    "2026-03-10T12:00:03Z, just now",
    "2026-03-10T11:59:20Z, 40 s ago",
    "2026-03-10T11:58:59Z, 1 min ago",
    "2026-03-10T10:59:00Z, 1 h ago",
    "2026-03-08T12:00:00Z, 2 d ago",
    "2026-03-01T23:30:00Z, 2026-03-02",
    "2026-03-10T13:30:00Z, 2026-03-10"
  })
  void anAgeIsToldInItsLargestUnitAndAnOldOneAsItsDay(Instant then, String expected) {
    assertThat(times.ago(then)).isEqualTo(expected);
  }

  @Test
  void timesAreShownInThePersonsZone() {
    assertThat(times.full(Instant.parse("2026-03-10T11:30:05Z")))
        .isEqualTo("2026-03-10 12:30:05 (29 min ago)");
  }

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
    assertThat(times.parse(text)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-13-01", "12:00", "-5m", "5 weeks", "99999999999d"})
  void whatIsNoMomentIsEmpty(String text) {
    assertThat(times.parse(text)).isEmpty();
  }
}
