package dev.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Windows around changes of the clock, by examples that were wrong once or are easily so.
class WindowTest {

  @ParameterizedTest
  @CsvSource({
    "0 0 * * FRI,    24h, Africa/Cairo,     2026-04-24T12:00:00+03:00, 2026-04-25T00:00:00+03:00",
    "0 0 * * FRI,    48h, Africa/Cairo,     2026-04-25T12:00:00+03:00, 2026-04-26T00:00:00+03:00",
    "30 2 * * SUN,   4h,  Europe/Berlin,    2026-03-29T05:00:00+02:00, 2026-03-29T06:30:00+02:00",
    "0 2 * * SUN,    6h,  America/New_York, 2026-03-08T04:00:00-04:00, 2026-03-08T08:00:00-04:00",
    "30 2 * * SUN,   4h,  Europe/Berlin,    2026-03-29T01:59:59+01:00, free",
    "30 2 * * SUN,   4h,  Europe/Berlin,    2026-03-29T03:00:00+02:00, 2026-03-29T06:30:00+02:00",
    "30 2 * * SUN,   4h,  Europe/Berlin,    2026-03-29T06:30:00+02:00, free",
  })
  void aBeginningThatTheClockSkipsBeginsAfterwards(
      String cron, String lasts, String zone, String at, String until) {
    assertThat(cron(cron, lasts, zone, at)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "FREQ=WEEKLY;BYDAY=FR;BYHOUR=0,  24h, Africa/Cairo,     2026-04-24T12:00:00+03:00, 2026-04-25T00:00:00+03:00",
    "FREQ=DAILY;BYHOUR=2;BYMINUTE=30, 4h, Europe/Berlin,    2026-03-29T05:00:00+02:00, 2026-03-29T06:30:00+02:00",
    "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2,   6h, America/New_York, 2026-03-08T04:00:00-04:00, 2026-03-08T08:00:00-04:00",
    "FREQ=HOURLY;BYMINUTE=15,        30m, Europe/Berlin,    2026-10-25T02:20:00+01:00, 2026-10-25T02:45:00+01:00",
    "FREQ=DAILY;BYHOUR=2;BYMINUTE=15,30m, Europe/Berlin,    2026-10-25T02:20:00+01:00, free",
  })
  void aRecurrenceRuleFollowsTheClockAsCronDoes(
      String rule, String lasts, String zone, String at, String until) {
    Recurrence recurrence = Recurrence.rule(rule, LocalDateTime.parse("2026-01-01T00:00"));
    assertThat(said(new Window.Recurring(recurrence, ZoneId.of(zone), duration(lasts)), at))
        .isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "*/30 * * * *,   29m, 2026-10-25T02:15:00+02:00, 2026-10-25T02:29:00+02:00",
    "*/30 * * * *,   29m, 2026-10-25T02:15:00+01:00, 2026-10-25T02:29:00+01:00",
    "15 * * * *,     30m, 2026-10-25T02:20:00+01:00, 2026-10-25T02:45:00+01:00",
    "15 */2 * * *,   30m, 2026-10-25T02:20:00+01:00, 2026-10-25T02:45:00+01:00",
    "15 1-5/1 * * *, 30m, 2026-10-25T02:20:00+01:00, 2026-10-25T02:45:00+01:00",
    "55 * * * *,     20m, 2026-10-25T02:05:00+01:00, 2026-10-25T03:15:00+01:00",
    "50 * * * *,     40m, 2026-10-25T02:40:00+01:00, 2026-10-25T03:30:00+01:00",
  })
  void whatBeginsEveryHourBeginsInARepeatedHourAgain(
      String cron, String lasts, String at, String until) {
    // In the last two, what has begun shortly before the hour came again holds until the clock
    // shows its end.
    assertThat(cron(cron, lasts, "Europe/Berlin", at)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "15 2 * * *,   30m, 2026-10-25T02:20:00+02:00, 2026-10-25T02:45:00+02:00",
    "15 2 * * *,   30m, 2026-10-25T02:20:00+01:00, free",
    "15 1-5 * * *, 30m, 2026-10-25T02:20:00+01:00, free",
    "15 2 * * *,    2h, 2026-10-25T02:10:00+01:00, 2026-10-25T04:15:00+01:00",
  })
  void aFixedHourBeginsTheFirstTimeAlone(String cron, String lasts, String at, String until) {
    assertThat(cron(cron, lasts, "Europe/Berlin", at)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "0 2 * * SUN,       20m, 2026-03-29T03:10:00+02:00, 2026-03-29T03:20:00+02:00",
    "30 1 * * SUN,       1h, 2026-03-29T03:10:00+02:00, 2026-03-29T03:30:00+02:00",
    "'0,50 1,2 * * *',  65m, 2026-03-29T03:20:00+02:00, 2026-03-29T03:55:00+02:00",
  })
  void whatEndsInTimesThatAreSkippedLastsAsLongAsItSays(
      String cron, String lasts, String at, String until) {
    assertThat(cron(cron, lasts, "Europe/Berlin", at)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T02:30, 2026-10-25T06:00, 2026-10-25T02:29:59+02:00, free",
    "2026-10-25T02:30, 2026-10-25T06:00, 2026-10-25T02:10:00+01:00, 2026-10-25T06:00:00+01:00",
    "2026-03-29T02:30, 2026-03-29T06:00, 2026-03-29T01:59:59+01:00, free",
    "2026-03-29T02:30, 2026-03-29T06:00, 2026-03-29T03:00:00+02:00, 2026-03-29T06:00:00+02:00",
    "2026-03-29T02:10, 2026-03-29T02:50, 2026-03-29T03:10:00+02:00, 2026-03-29T03:50:00+02:00",
  })
  void aSingleWindowHoldsFromTheFirstTimeTheClockShowsItsBeginning(
      String from, String until, String at, String expected) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Window once = new Window.Once(berlin, LocalDateTime.parse(from), LocalDateTime.parse(until));
    assertThat(said(once, at)).isEqualTo(expected);
  }

  private static String cron(String cron, String lasts, String zone, String at) {
    return said(new Window.Recurring(Recurrence.cron(cron), ZoneId.of(zone), duration(lasts)), at);
  }

  private static String said(Window window, String at) {
    OffsetDateTime now = OffsetDateTime.parse(at);
    return window
        .until(now.toInstant())
        .map(until ->
            until.atOffset(now.getOffset()).toString().replaceFirst("T(..:..)([+-])", "T$1:00$2"))
        .orElse("free");
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }
}
