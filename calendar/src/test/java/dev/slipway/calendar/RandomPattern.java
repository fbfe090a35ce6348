package dev.slipway.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A recurrence as text and, beside it, as a test of single minutes; at times around a change of the clock.
record RandomPattern(
    String text,
    Recurrence recurrence,
    Predicate<LocalDateTime> matches,
    boolean everyHour,
    Duration lasts) {

  private static final List<Integer> MINUTES = List.of(0, 1, 15, 30, 45, 59);
  private static final List<Integer> LASTS =
      List.of(1, 15, 20, 29, 30, 45, 59, 60, 61, 65, 90, 180, 240, 1440, 2880);

  static RandomPattern near(LocalDateTime change, Random random) {
    return random.nextBoolean() ? cron(change, random) : rule(change, random);
  }

  private static RandomPattern cron(LocalDateTime change, Random random) {
    Field minute = minutes(random);
    Field hour = hours(change, random);
    Field day = random.nextInt(3) > 0 ? Field.ANY : Field.list(change.getDayOfMonth());
    int weekday = change.getDayOfWeek().getValue();
    Field weekdays = random.nextInt(3) > 0 ? Field.ANY : Field.list(weekday % 7, 3);
    String text = String.join(" ", minute.text(), hour.text(), day.text(), "*", weekdays.text());
    Predicate<LocalDateTime> onDay =
        time -> {
          boolean month = day.has().test(time.getDayOfMonth());
          boolean week = weekdays.has().test(time.getDayOfWeek().getValue() % 7);
          return (day.equals(Field.ANY) || weekdays.equals(Field.ANY))
              ? (month && week)
              : (month || week);
        };
    return new RandomPattern(
        text,
        Recurrence.cron(text),
        time ->
            minute.has().test(time.getMinute())
                && hour.has().test(time.getHour())
                && onDay.test(time),
        hour.text().contains("*") || hour.text().contains("/"),
        lasts(random));
  }

  private static RandomPattern rule(LocalDateTime change, Random random) {
    int minute = MINUTES.get(random.nextInt(MINUTES.size()));
    TreeSet<Integer> hours = around(change, random);
    LocalDateTime from =
        change.truncatedTo(ChronoUnit.DAYS).minusDays(random.nextInt(900)).withHour(3);
    String byHour = ";BYHOUR=" + joined(hours) + ";BYMINUTE=" + minute;
    DayOfWeek weekday = change.getDayOfWeek();
    Predicate<LocalDateTime> atHour =
        time ->
            !time.isBefore(from) && time.getMinute() == minute && hours.contains(time.getHour());
    return switch (random.nextInt(5)) {
      case 0 -> rule("FREQ=DAILY" + byHour, from, atHour, random);
      case 1 ->
          rule(
              "FREQ=WEEKLY;BYDAY=" + weekday.name().substring(0, 2) + byHour,
              from,
              atHour.and(time -> time.getDayOfWeek() == weekday),
              random);
      case 2 ->
          rule(
              "FREQ=MONTHLY;BYMONTHDAY=" + change.getDayOfMonth() + byHour,
              from,
              atHour.and(time -> time.getDayOfMonth() == change.getDayOfMonth()),
              random);
      default -> hourly(1 + random.nextInt(3), minute, from, random);
    };
  }

  private static RandomPattern hourly(int interval, int minute, LocalDateTime from, Random random) {
    return rule(
        "FREQ=HOURLY;INTERVAL=" + interval + ";BYMINUTE=" + minute,
        from,
        time ->
            !time.isBefore(from)
                && time.getMinute() == minute
                && ChronoUnit.HOURS.between(from, time) % interval == 0,
        random);
  }

  private static RandomPattern rule(
      String text, LocalDateTime from, Predicate<LocalDateTime> matches, Random random) {
    return new RandomPattern(
        text + " from " + from,
        Recurrence.rule(text, from),
        matches,
        text.startsWith("FREQ=HOURLY"),
        lasts(random));
  }

  private static Duration lasts(Random random) {
    return Duration.ofMinutes(LASTS.get(random.nextInt(LASTS.size())));
  }

  private static Field minutes(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Field.every(List.of(20, 30).get(random.nextInt(2)));
      case 1 -> Field.list(0, 50);
      default -> Field.list(MINUTES.get(random.nextInt(MINUTES.size())));
    };
  }

  private static Field hours(LocalDateTime change, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Field.ANY;
      case 1 -> Field.every(1 + random.nextInt(3));
      default -> Field.list(around(change, random).stream().mapToInt(Integer::intValue).toArray());
    };
  }

  private static TreeSet<Integer> around(LocalDateTime change, Random random) {
    TreeSet<Integer> hours = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      hours.add((change.getHour() + 22 + random.nextInt(4)) % 24);
    }
    return hours;
  }

  private static String joined(TreeSet<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /// One field of a cron expression.
  private record Field(String text, Predicate<Integer> has) {

    private static final Field ANY = new Field("*", _ -> true);

    private static Field every(int step) {
      return new Field("*/" + step, value -> value % step == 0);
    }

    private static Field list(int... values) {
      TreeSet<Integer> all = new TreeSet<>();
      for (int value : values) {
        all.add(value);
      }
      return new Field(joined(all), all::contains);
    }
  }
}
