package dev.slipway.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A time that begins and ends by the clocks of a zone, once or again and again.
///
/// Clocks that are put forward or back change nothing of what people expect ([Clock] has the rules): no
/// beginning is lost, and a window ends when the clock shows its end.
public sealed interface Window {

  /// The end of what holds at an instant, empty if nothing does. Of occurrences that overlap, the last end.
  Optional<Instant> until(Instant at);

  /// A window that comes again and again.
  ///
  /// @param lasts from a beginning to its end, on the clock
  record Recurring(Recurrence recurrence, ZoneId zone, Duration lasts) implements Window {

    /// Beginnings and ends in a gap come later than they say.
    private static final Duration SHIFT = Clock.LONGEST.multipliedBy(2);

    public Recurring {
      Objects.requireNonNull(recurrence, "recurrence");
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(lasts, "lasts");
    }

    @Override
    public Optional<Instant> until(Instant at) {
      Clock clock = new Clock(zone);
      LocalDateTime now = clock.latest(at);
      return Stream.concat(
              Stream.of(now, clock.now(at)), clock.latestEndingInGap(at, lasts).stream())
          .filter(upTo -> !upTo.isAfter(now))
          .distinct()
          .flatMap(upTo -> recurrence.latest(upTo.minus(lasts).minus(SHIFT), upTo).stream())
          .flatMap(begin -> ends(clock, begin, at))
          .filter(at::isBefore)
          .max(Comparator.naturalOrder());
    }

    private Stream<Instant> ends(Clock clock, LocalDateTime begin, Instant at) {
      List<Instant> begins = clock.shows(begin);
      return begins.subList(0, recurrence.everyHour() ? begins.size() : 1).stream()
          .filter(instant -> !instant.isAfter(at))
          .map(instant -> clock.next(begin.plus(lasts), instant));
    }
  }

  /// A window that comes once.
  record Once(ZoneId zone, LocalDateTime from, LocalDateTime until) implements Window {

    public Once {
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(until, "until");
    }

    @Override
    public Optional<Instant> until(Instant at) {
      Clock clock = new Clock(zone);
      Instant begin = clock.shows(from).getFirst();
      return at.isBefore(begin)
          ? Optional.empty()
          : Optional.of(clock.next(until, begin)).filter(at::isBefore);
    }
  }
}
