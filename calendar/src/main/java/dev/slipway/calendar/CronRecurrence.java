package dev.slipway.calendar;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.parser.CronParser;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The beginnings of a cron expression. The library reads it; the search is done here on five sets, since
/// the library's backward search takes up to 40 ms for rare dates.
final class CronRecurrence extends Recurrence {

  static final Recent<String, CronRecurrence> READ = new Recent<>(CronRecurrence::read);

  private static final CronDefinition UNIX =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

  /// A leap year, so that 29 February is found.
  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

  /// Some eight years, which lie between two leap years at a turn of centuries.
  private static final int DAYS_SEARCHED = 3_000;

  private final CronField minutes;
  private final CronField hours;
  private final CronField days;
  private final CronField months;
  private final CronField weekdays;

  private CronRecurrence(Cron cron) {
    minutes = field(cron, CronFieldName.MINUTE, 0, 59);
    hours = field(cron, CronFieldName.HOUR, 0, 23);
    days = field(cron, CronFieldName.DAY_OF_MONTH, 1, 31);
    months = field(cron, CronFieldName.MONTH, 1, 12);
    weekdays = field(cron, CronFieldName.DAY_OF_WEEK, 0, 7);
  }

  private static CronRecurrence read(String expression) {
    try {
      return new CronRecurrence(new CronParser(UNIX).parse(expression).validate());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no cron expression of five fields, such as \"0 16 * * FRI\": " + e.getMessage(), e);
    }
  }

  private static CronField field(Cron cron, CronFieldName name, int first, int last) {
    return CronField.of(
        Objects.requireNonNull(cron.retrieveFieldsAsMap().get(name)).getExpression(), first, last);
  }

  @Override
  Optional<LocalDateTime> latest(LocalDateTime after, LocalDateTime upTo) {
    LocalTime limit = upTo.toLocalTime();
    for (LocalDate day = upTo.toLocalDate(); !day.isBefore(after.toLocalDate()); ) {
      if (!months.values().get(day.getMonthValue())) {
        day = day.withDayOfMonth(1).minusDays(1);
      } else {
        @Nullable LocalTime time = isDay(day) ? latest(limit) : null;
        if (time != null) {
          return Optional.of(day.atTime(time)).filter(after::isBefore);
        }
        day = day.minusDays(1);
      }
      limit = LocalTime.MAX;
    }
    return Optional.empty();
  }

  @Override
  Iterator<LocalDateTime> all() {
    return Stream.iterate(
            next(START), Optional::isPresent, time -> next(time.orElseThrow().plusMinutes(1)))
        .flatMap(Optional::stream)
        .iterator();
  }

  @Override
  boolean isFound() {
    return true;
  }

  @Override
  boolean everyHour() {
    return hours.stepping();
  }

  /// The earliest beginning from a full minute on, empty if there is none.
  private Optional<LocalDateTime> next(LocalDateTime from) {
    LocalTime limit = from.toLocalTime();
    LocalDate end = from.toLocalDate().plusDays(DAYS_SEARCHED);
    for (LocalDate day = from.toLocalDate(); day.isBefore(end); day = day.plusDays(1)) {
      @Nullable LocalTime time = isDay(day) ? earliest(limit) : null;
      if (time != null) {
        return Optional.of(day.atTime(time));
      }
      limit = LocalTime.MIN;
    }
    return Optional.empty();
  }

  /// As Unix does: if both fields of days are given, one of them is enough.
  private boolean isDay(LocalDate day) {
    int weekday = day.getDayOfWeek().getValue();
    boolean onWeekday =
        weekdays.values().get(weekday) || (weekday == 7 && weekdays.values().get(0));
    boolean onDay = days.values().get(day.getDayOfMonth());
    return months.values().get(day.getMonthValue())
        && ((days.any() || weekdays.any()) ? (onDay && onWeekday) : (onDay || onWeekday));
  }

  private @Nullable LocalTime latest(LocalTime limit) {
    int hour = hours.values().previousSetBit(limit.getHour());
    int minute = minutes.values().previousSetBit(hour == limit.getHour() ? limit.getMinute() : 59);
    if (hour >= 0 && minute < 0) {
      hour = hours.values().previousSetBit(hour - 1);
      minute = minutes.values().previousSetBit(59);
    }
    return hour < 0 ? null : LocalTime.of(hour, minute);
  }

  private @Nullable LocalTime earliest(LocalTime limit) {
    int hour = hours.values().nextSetBit(limit.getHour());
    int minute = minutes.values().nextSetBit(hour == limit.getHour() ? limit.getMinute() : 0);
    if (hour >= 0 && minute < 0) {
      hour = hours.values().nextSetBit(hour + 1);
      minute = minutes.values().nextSetBit(0);
    }
    return hour < 0 ? null : LocalTime.of(hour, minute);
  }
}
