package dev.slipway.gateway.chat.command;

import dev.slipway.contract.text.TimeAmount;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment in the future as people type it: `2026-12-01`, `2026-12-01 17:00`, `tomorrow`, `friday`, `8h`,
/// `3d`, `2w`. A day means until its end.
final class Until {

  /// Nobody is away for longer without telling somebody who can change the project's file.
  static final int LONGEST_DAYS = 90;

  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ t](\\d{1,2}:\\d{2}))?");

  private final ZonedDateTime now;

  private Until(ZonedDateTime now) {
    this.now = now;
  }

  /// Empty for what is none, has passed, or is too far away.
  ///
  /// @param zone whose days and hours are meant
  static Optional<Instant> parse(String text, Instant now, ZoneId zone) {
    try {
      return new Until(now.atZone(zone))
          .moment(text.strip().toLowerCase(Locale.ROOT))
          .map(ZonedDateTime::toInstant)
          .filter(until ->
              until.isAfter(now) && !until.isAfter(now.plus(LONGEST_DAYS, ChronoUnit.DAYS)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<ZonedDateTime> moment(String text) {
    Matcher moment = MOMENT.matcher(text);
    return moment.matches()
        ? Optional.of(at(moment))
        : day(text).map(this::endOf).or(() -> TimeAmount.parse(text).map(this::after));
  }

  /// Days and weeks by the clocks of the zone.
  private ZonedDateTime after(TimeAmount amount) {
    return now.plus(amount.number(), amount.unit());
  }

  private ZonedDateTime at(Matcher moment) {
    LocalDate day = LocalDate.parse(moment.group(1));
    String time = moment.group(2);
    return time == null
        ? endOf(day)
        : day.atTime(LocalTime.parse(time.length() == 4 ? "0" + time : time)).atZone(now.getZone());
  }

  private Optional<LocalDate> day(String text) {
    return switch (text) {
      case "today" -> Optional.of(now.toLocalDate());
      case "tomorrow" -> Optional.of(now.toLocalDate().plusDays(1));
      default ->
          days(text).stream()
              .findFirst()
              .map(day -> now.toLocalDate().with(TemporalAdjusters.next(day)));
    };
  }

  /// By its name or the first three letters.
  private static List<DayOfWeek> days(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> {
          String name = day.name().toLowerCase(Locale.ROOT);
          return name.equals(text) || name.substring(0, 3).equals(text);
        })
        .toList();
  }

  private ZonedDateTime endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(now.getZone());
  }
}
