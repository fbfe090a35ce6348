package dev.slipway.view.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Moments by a reader's clock and zone.
class TimeTextTest {

  private final TimeText times =
      new TimeText(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-03-10T12:00:00Z, just now",
    "2026-03-10T12:00:03Z, just now",
    "2026-03-10T11:59:20Z, 40 s ago",
    "2026-03-10T11:58:59Z, 1 min ago",
    "2026-03-10T10:55:00Z, 1 h 5 min ago",
    "2026-03-08T12:00:00Z, 2 d ago",
    "2026-03-01T23:30:00Z, 2026-03-02",
    "2026-03-10T13:30:00Z, 2026-03-10"
  })
  void anOldMomentIsShownAsItsDay(Instant then, String expected) {
    assertThat(times.ago(then)).isEqualTo(expected);
  }

  @Test
  void momentsAreShownInTheReadersZone() {
    Instant then = Instant.parse("2026-03-10T11:30:05Z");
    assertThat(times.full(then)).isEqualTo("2026-03-10 12:30:05 (29 min ago)");
    assertThat(times.clock(then)).isEqualTo("12:30:05");
  }
}
