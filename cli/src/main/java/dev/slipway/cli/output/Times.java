package dev.slipway.cli.output;

import dev.slipway.contract.text.TimeAmount;
import dev.slipway.view.time.TimeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The clock and the time zone of this machine, and moments as people type them.
public final class Times {

  private static final Pattern MOMENT =
      Pattern.compile("(?<= (?:until|at) )\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$");

  private Times() {}

  /// Now, on this machine.
  public static TimeText here() {
    return new TimeText(Instant.now(), ZoneId.systemDefault());
  }

  /// A moment: `now`, `2026-03-01T12:00:00Z` (or with another offset), `2026-03-01T12:00` and
  /// `2026-03-01` in the reader's zone, or so long ago: `90s`, `15m`, `2h`, `3d`.
  ///
  /// @return empty for anything else
  public static Optional<Instant> parse(String text, TimeText reader) {
    if (text.equals("now")) {
      return Optional.of(reader.now());
    }
    String iso = text.replace(' ', 'T');
    ZoneId zone = reader.zone();
    return TimeAmount.parse(text)
        .map(amount -> reader.now().minus(amount.duration()))
        .or(() -> attempt(() -> OffsetDateTime.parse(iso).toInstant()))
        .or(() -> attempt(() -> LocalDateTime.parse(iso).atZone(zone).toInstant()))
        .or(() -> attempt(() -> LocalDate.parse(text).atStartOfDay(zone).toInstant()));
  }

  /// A line of the API's histories, with the moment that it ends with as the reader's clock has it; the API's is in UTC.
  public static String inReason(String why, TimeText reader) {
    Matcher matcher = MOMENT.matcher(why);
    return matcher.find()
        ? why.substring(0, matcher.start()) + reader.at(Instant.parse(matcher.group()))
        : why;
  }

  private static Optional<Instant> attempt(Supplier<Instant> way) {
    try {
      return Optional.of(way.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
