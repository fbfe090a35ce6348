package dev.slipway.contract.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Durations as people read them, in chat, on the command line, in answers and in health: `40 s`, `12 min`, `3 h 5 min`,
/// `2 d 4 h`. The only place that words them; [TimeAmount] reads them.
public final class DurationText {

  private DurationText() {}

  /// A time that has passed, rounded down: seconds, minutes, hours and minutes, or days and hours. A negative one, as clocks
  /// that differ make it, is `0 s`.
  public static String elapsed(Duration duration) {
    return exact(duration.truncatedTo(precision(duration)));
  }

  private static ChronoUnit precision(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return ChronoUnit.SECONDS;
    }
    return duration.compareTo(Duration.ofDays(1)) < 0 ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
  }

  /// All of a duration that somebody has configured, to the millisecond: `1 min 30 s`, `500 ms`.
  public static String exact(Duration duration) {
    return String.join(" ", units(duration));
  }

  private static List<String> units(Duration duration) {
    List<String> units = new ArrayList<>();
    if (duration.isPositive()) {
      add(units, duration.toDays(), "d");
      add(units, duration.toHoursPart(), "h");
      add(units, duration.toMinutesPart(), "min");
      add(units, duration.toSecondsPart(), "s");
      add(units, duration.toMillisPart(), "ms");
    }
    return units.isEmpty() ? List.of("0 s") : units;
  }

  private static void add(List<String> units, long amount, String unit) {
    if (amount > 0) {
      units.add(amount + " " + unit);
    }
  }
}
