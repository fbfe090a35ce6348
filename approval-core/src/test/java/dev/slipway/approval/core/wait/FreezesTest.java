package dev.slipway.approval.core.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.contract.project.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The times in which freezes hold, by the clocks of Berlin, which are put back on 25 October 2026 and forward on 28
/// March 2027.
class FreezesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Freeze WEEKEND =
      new Freeze.Cron("Weekend", BERLIN, "0 16 * * FRI", Duration.ofHours(64));
  private static final Freeze MONTH_END =
      new Freeze.Recurring(
          "Closing",
          BERLIN,
          "FREQ=MONTHLY;BYDAY=-1FR",
          LocalDateTime.of(2026, 1, 30, 12, 0),
          Duration.ofHours(4));
  private static final Freeze HOLIDAYS =
      new Freeze.Once(
          "Holidays",
          BERLIN,
          LocalDateTime.of(2026, 12, 20, 0, 0),
          LocalDateTime.of(2027, 1, 7, 8, 0));

  private static String at(Freeze freeze, String local) {
    return said(List.of(freeze), local);
  }

  private static String said(List<Freeze> freezes, String local) {
    Instant at = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    return Freezes.at(freezes, at)
        .map(frozen -> frozen.name() + " " + frozen.until().atZone(BERLIN).toLocalDateTime())
        .orElse("free");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T15:59:59, free",
    "2026-11-20T16:00:00, Weekend 2026-11-23T08:00",
    "2026-11-22T12:00:00, Weekend 2026-11-23T08:00",
    "2026-11-23T07:59:59, Weekend 2026-11-23T08:00",
    "2026-11-23T08:00:00, free",
    "2026-10-25T12:00:00, Weekend 2026-10-26T08:00",
    "2027-03-28T12:00:00, Weekend 2027-03-29T08:00"
  })
  void aWeekendEndsByTheClockWhateverTheClocksDo(String local, String expected) {
    assertThat(at(WEEKEND, local)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T11:59:59, free",
    "2026-11-27T12:00:00, Closing 2026-11-27T16:00",
    "2026-11-27T16:00:00, free",
    "2026-11-20T13:00:00, free",
    "2025-12-26T13:00:00, free"
  })
  void aRecurrenceRuleHoldsFromItsFirstBeginning(String local, String expected) {
    assertThat(at(MONTH_END, local)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 * * FRI,  24, Africa/Cairo,     2026-04-24T12:00:00+03:00, 2026-04-25T00:00+03:00",
    "0 0 * * FRI,  48, Africa/Cairo,     2026-04-25T12:00:00+03:00, 2026-04-26T00:00+03:00",
    "30 2 * * SUN,  4, Europe/Berlin,    2026-03-29T05:00:00+02:00, 2026-03-29T06:30+02:00",
    "0 2 * * SUN,   6, America/New_York, 2026-03-08T04:00:00-04:00, 2026-03-08T08:00-04:00",
  })
  void aFreezeBeginsAlsoIfTheClockSkipsItsBeginning(
      String cron, int hours, String zone, String at, String until) {
    Freeze freeze = new Freeze.Cron(null, ZoneId.of(zone), cron, Duration.ofHours(hours));
    OffsetDateTime now = OffsetDateTime.parse(at);
    assertThat(Freezes.at(List.of(freeze), now.toInstant()))
        .map(frozen -> frozen.until().atOffset(now.getOffset()))
        .contains(OffsetDateTime.parse(until));
  }

  @ParameterizedTest
  @CsvSource({
    "*/30 * * * *, 29, 2026-10-25T02:15:00+01:00, 2026-10-25T02:29+01:00",
    "15 * * * *,   30, 2026-10-25T02:20:00+01:00, 2026-10-25T02:45+01:00",
  })
  void aFreezeOfEveryHourHoldsInTheRepeatedHourToo(
      String cron, int minutes, String at, String until) {
    Freeze freeze = new Freeze.Cron(null, BERLIN, cron, Duration.ofMinutes(minutes));
    OffsetDateTime now = OffsetDateTime.parse(at);
    assertThat(Freezes.at(List.of(freeze), now.toInstant()))
        .map(frozen -> frozen.until().atOffset(now.getOffset()))
        .contains(OffsetDateTime.parse(until));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-19T23:59:59, free",
    "2026-12-20T00:00:00, Holidays 2027-01-07T08:00",
    "2027-01-07T08:00:00, free"
  })
  void oneFreezeHoldsOnce(String local, String expected) {
    assertThat(at(HOLIDAYS, local)).isEqualTo(expected);
  }

  @Test
  void whatBeginsBeforeAnotherHasEndedGoesOnWithIt() {
    assertThat(said(List.of(MONTH_END, WEEKEND), "2026-11-27T13:00:00"))
        .isEqualTo("Closing 2026-11-30T08:00");
  }

  @Test
  void theLongerOfTwoCounts() {
    assertThat(said(List.of(WEEKEND, HOLIDAYS), "2026-12-20T12:00:00"))
        .isEqualTo("Holidays 2027-01-07T08:00");
  }

  @Test
  void aRuleThatIsOverHoldsNoMore() {
    Freeze over =
        new Freeze.Recurring(
            null,
            BERLIN,
            "FREQ=DAILY;COUNT=2",
            LocalDateTime.of(2026, 11, 1, 12, 0),
            Duration.ofHours(1));
    assertThat(at(over, "2026-11-02T12:30:00")).isEqualTo("null 2026-11-02T13:00");
    assertThat(at(over, "2026-11-03T12:30:00")).isEqualTo("free");
  }

  @Test
  void whatNeverEndsIsToldSomeTimeAhead() {
    Freeze always = new Freeze.Cron(null, BERLIN, "0 * * * *", Duration.ofHours(2));
    assertThat(Freezes.at(List.of(always), Samples.START)).isPresent();
  }
}
