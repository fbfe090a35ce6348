package dev.slipway.view.time;

import dev.slipway.contract.text.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as one reader reads them. The only place that words them.
///
/// @param now the reader's present, which ages are counted from
/// @param zone the reader's time zone
public record TimeText(Instant now, ZoneId zone) {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  /// The age of a moment, or its day if it is more than a week old or more than a minute ahead.
  public String ago(Instant then) {
    Duration age = Duration.between(then, now);
    if (age.compareTo(Duration.ofDays(7)) > 0 || age.toSeconds() < -60) {
      return DAY.format(then.atZone(zone));
    }
    return age.toSeconds() < 1 ? "just now" : DurationText.elapsed(age) + " ago";
  }

  /// Its day and time, and its age.
  public String full(Instant then) {
    return at(then) + " (" + ago(then) + ")";
  }

  /// Its day and time, to the second.
  public String at(Instant then) {
    return SECONDS.format(then.atZone(zone));
  }

  /// The time of day alone.
  public String clock(Instant then) {
    return CLOCK.format(then.atZone(zone));
  }
}
