package dev.slipway.cli.output;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people write and read them, in one time zone.
public record Times(Instant now, ZoneId zone) {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  /// As it is on this machine, now.
  public static Times here() {
    return new Times(Instant.now(), ZoneId.systemDefault());
  }

  /// How long ago something was, or its day where that is more than a week.
  public String ago(Instant then) {
    Duration age = Duration.between(then, now);
    if (age.compareTo(Duration.ofDays(7)) > 0 || age.toSeconds() < -60) {
      return DAY.format(then.atZone(zone));
    }
    return age.toSeconds() < 1 ? "just now" : length(age) + " ago";
  }

  /// Its day and time, and how long ago.
  public String full(Instant then) {
    return at(then) + " (" + ago(then) + ")";
  }

  public String at(Instant then) {
    return SECONDS.format(then.atZone(zone));
  }

  /// The time of day alone.
  public String clock(Instant then) {
    return CLOCK.format(then.atZone(zone));
  }

  /// A length of time in its largest unit, from seconds to days.
  public static String length(Duration length) {
    long seconds = length.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /// A moment: `now`, `2026-03-01T12:00:00Z` (or with another offset), `2026-03-01T12:00` and
  /// `2026-03-01` in this zone, or so long ago: `90s`, `15m`, `2h`, `3d`.
  ///
  /// @return empty for anything else
  public Optional<Instant> parse(String text) {
    if (text.equals("now")) {
      return Optional.of(now);
    }
    String iso = text.replace(' ', 'T');
    return amount(text)
        .map(now::minus)
        .or(() -> attempt(() -> OffsetDateTime.parse(iso).toInstant()))
        .or(() -> attempt(() -> LocalDateTime.parse(iso).atZone(zone).toInstant()))
        .or(() -> attempt(() -> LocalDate.parse(text).atStartOfDay(zone).toInstant()));
  }

  /// A length of time: `500ms`, `90s`, `15m`, `2h`, `3d`.
  ///
  /// @return empty for anything else
  public static Optional<Duration> amount(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Optional.of(Duration.ofMillis(number));
      case "s" -> Optional.of(Duration.ofSeconds(number));
      case "m" -> Optional.of(Duration.ofMinutes(number));
      case "h" -> Optional.of(Duration.ofHours(number));
      default -> Optional.of(Duration.ofDays(number));
    };
  }

  private static Optional<Instant> attempt(Supplier<Instant> way) {
    try {
      return Optional.of(way.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
