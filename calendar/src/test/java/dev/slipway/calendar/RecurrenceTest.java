package dev.slipway.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions that are read, refused, or cost too much.
class RecurrenceTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /// Generous: an answer takes milliseconds, and one that explodes takes for ever.
  private static final Duration SOON = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({
    "0 16 * * FRI,        2026-11-29T12:00, 2026-11-27T16:00",
    "0 16 * * FRI,        2026-11-27T16:00, 2026-11-27T16:00",
    "0 16 * * FRI,        2026-11-27T15:59, 2026-11-20T16:00",
    "0 0 * * 7,           2026-11-30T00:00, 2026-11-29T00:00",
    "0 0 * * SAT-SUN,     2026-11-30T00:00, 2026-11-29T00:00",
    "0 0 13 * FRI,        2026-11-29T00:00, 2026-11-27T00:00",
    "0 0 13 * FRI,        2026-11-19T00:00, 2026-11-13T00:00",
    "0 0 29 2 *,          2026-11-29T00:00, 2024-02-29T00:00",
    "10/20 5 * * *,       2026-11-29T05:49, 2026-11-29T05:30",
    "'0,30 1-5/2 * 11 *', 2026-11-29T04:10, 2026-11-29T03:30",
    "'0 0 1 jan-mar,12 *',2026-11-29T04:10, 2026-03-01T00:00",
    "59 23 31 12 *,       2026-11-29T00:00, 2025-12-31T23:59",
  })
  void cronIsReadAsUnixDoes(String cron, String at, String expected) {
    assertThat(
            Recurrence.cron(cron).latest(LocalDateTime.MIN.plusYears(9), LocalDateTime.parse(at)))
        .contains(LocalDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"* * *", "0 25 * * *", "0 0 L * *", "0 0 ? * 1", "", "@daily", "0 22-3 * * *"})
  void anExpressionThatIsNoCronIsRefused(String cron) {
    assertThatThrownBy(() -> Recurrence.cron(cron))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no cron expression of five fields, such as \"0 16 * * FRI\": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29 | 2024-02-29T00:00 | begins again so late that it is not found",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29 | 2026-03-01T00:00 | never begins, or so seldom that it is not found",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=29 | 2026-01-01T00:00 | never begins, or so seldom",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | 2026-01-01T00:00 | never begins",
        "FREQ=HOURLY;COUNT=2000000000        | 0001-01-01T00:00 | begins before 1970",
        "FREQ=YEARLY;UNTIL=19990101T000000   | 2026-01-01T00:00 | never begins",
        "FREQ=DAILY;BYSECOND=60              | 2026-01-01T00:00 | never begins",
        "FREQ=HOURLY;INTERVAL=2147483647     | 2026-01-01T00:00 | INTERVAL is 10000 at most",
        "FREQ=HOURLY                         | 2026-01-01T00:00 | begins again each time before it has ended",
      })
  void aRuleThatCannotBeUsedIsRefusedInWords(String rule, String from, String expected) {
    assertThat(ruleProblem(rule, LocalDateTime.parse(from))).startsWith(expected);
  }

  @Test
  void theLastBeginningBeforeALongPauseIsNotLost() {
    Recurrence rare =
        Recurrence.rule(
            "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29", LocalDateTime.parse("2024-02-29T00:00"));
    Window window = new Window.Recurring(rare, ZoneOffset.UTC, Duration.ofMinutes(30));
    assertThat(window.until(Instant.parse("2024-02-29T23:10:00Z")))
        .contains(Instant.parse("2024-02-29T23:30:00Z"));
    assertThat(window.until(Instant.parse("2026-02-28T23:10:00Z"))).isEmpty();
  }

  static Stream<String> explosions() {
    String hours = numbers(0, 23);
    return Stream.of(
        "FREQ=YEARLY;BYHOUR=" + hours + ";BYYEARDAY=" + numbers(1, 366),
        "FREQ=YEARLY;BYHOUR=" + hours + ";BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1",
        "FREQ=MONTHLY;BYHOUR=" + hours + ";BYMONTHDAY=" + numbers(1, 31),
        "FREQ=WEEKLY;INTERVAL=10000;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=YEARLY;INTERVAL=10000",
        "FREQ=HOURLY;INTERVAL=9999;BYMONTH=2",
        "FREQ=HOURLY;COUNT=2147483647",
        "FREQ=HOURLY;BYMONTH=1;BYMONTHDAY=1;BYDAY=MO;BYHOUR=5",
        "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
        "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1");
  }

  @ParameterizedTest
  @MethodSource("explosions")
  void anAbsurdRuleIsAnsweredSoon(String rule) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          ruleProblem(rule, LocalDateTime.parse("1970-01-01T00:00"));
          Recurrence read;
          try {
            read = Recurrence.rule(rule, LocalDateTime.parse("1970-01-01T00:00"));
          } catch (IllegalArgumentException e) {
            return;
          }
          Window window = new Window.Recurring(read, ZoneOffset.UTC, Duration.ofDays(366));
          for (int day = 0; day < 1_000; day++) {
            window.until(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day)));
          }
        });
  }

  @Test
  void anAbsurdCronExpressionIsAnsweredSoon() {
    List<String> absurd =
        List.of(
            "* * * * *",
            "*/1 */1 */1 */1 */1",
            "59 23 31 12 *",
            "0 0 29 2 *",
            "0 0 31 2 *",
            numbers(0, 59) + " " + numbers(0, 23) + " * 1-11 *");
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (String cron : absurd) {
            Recurrence read = Recurrence.cron(cron);
            read.problem(Duration.ofMinutes(1));
            read.problem(Duration.ofDays(366));
            Window window = new Window.Recurring(read, ZoneOffset.UTC, Duration.ofDays(366));
            for (int day = 0; day < 1_000; day++) {
              window.until(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day)));
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 31 2 *,        60, never begins",
    "0 * * * *,         60, begins again each time",
    "* * * * *,          1, begins again each time",
    "0 0 1 1 *,     527040, begins again each time",
    "0 0 1 1 *,     525600, ",
    "* * 1-27 * *,       1, ",
    "* * * 1-11 *,       1, ",
    "0 0 29 2 *,    525600, ",
  })
  void cronIsRefusedIfItNeverBeginsOrNeverEnds(
      String cron, int minutes, @Nullable String expected) {
    @Nullable String problem = Recurrence.cron(cron).problem(Duration.ofMinutes(minutes));
    if (expected == null) {
      assertThat(problem).isNull();
    } else {
      assertThat(problem).startsWith(expected);
    }
  }

  private static @Nullable String ruleProblem(String rule, LocalDateTime from) {
    try {
      return Recurrence.rule(rule, from).problem(HOUR);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static String numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }
}
