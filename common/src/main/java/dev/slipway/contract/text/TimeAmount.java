package dev.slipway.contract.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of time as people write it, in project files, options and commands: `500ms`, `90s`, `15m`, `2h`, `3d`, `2w`.
/// The only reader of such texts; [DurationText] words durations.
///
/// @param unit milliseconds, seconds, minutes, hours, days or weeks. By the clocks of a zone, days and weeks are not
///     always as long as [#duration] takes them for
public record TimeAmount(long number, ChronoUnit unit) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|w)");

  /// @return empty for anything else than a number of at most nine digits and one of the units
  public static Optional<TimeAmount> parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(new TimeAmount(Long.parseLong(matcher.group(1)), unit(matcher.group(2))))
        : Optional.empty();
  }

  private static ChronoUnit unit(String written) {
    return switch (written) {
      case "ms" -> ChronoUnit.MILLIS;
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      default -> ChronoUnit.WEEKS;
    };
  }

  /// The amount on a stopwatch, with days of 24 hours.
  public Duration duration() {
    return unit.getDuration().multipliedBy(number);
  }
}
