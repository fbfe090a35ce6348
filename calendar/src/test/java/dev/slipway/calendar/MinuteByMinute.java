package dev.slipway.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A slow and obvious reference: somebody who looks at the clock every minute, with the pattern in hand, and
/// goes by hand through the minutes that the clock leaves out.
final class MinuteByMinute {

  private final Predicate<LocalDateTime> pattern;
  private final boolean everyHour;
  private final Duration lasts;

  /// By the end that the clock has to show.
  private final Map<LocalDateTime, List<Occurrence>> open = new HashMap<>();

  private final List<Occurrence> all = new ArrayList<>();

  /// @param everyHour begins again in an hour that comes twice
  MinuteByMinute(Predicate<LocalDateTime> pattern, boolean everyHour, Duration lasts) {
    this.pattern = pattern;
    this.everyHour = everyHour;
    this.lasts = lasts;
  }

  private static final class Occurrence {
    private final Instant begin;
    private @Nullable Instant end;

    private Occurrence(Instant begin) {
      this.begin = begin;
    }
  }

  MinuteByMinute watch(ZoneId zone, Instant from, Instant until) {
    LocalDateTime before = LocalDateTime.ofInstant(from, zone).minusMinutes(1);
    LocalDateTime latest = before;
    for (Instant now = from; now.isBefore(until); now = now.plusSeconds(60)) {
      LocalDateTime clock = LocalDateTime.ofInstant(now, zone);
      LocalDateTime due = before.plusMinutes(1);
      for (LocalDateTime left = due; left.isBefore(clock); left = left.plusMinutes(1)) {
        close(left, now.plus(Duration.between(due, left)));
        begin(left, now);
      }
      close(clock, now);
      if (clock.isAfter(latest) || everyHour) {
        begin(clock, now);
      }
      latest = clock.isAfter(latest) ? clock : latest;
      before = clock;
    }
    return this;
  }

  private void begin(LocalDateTime clock, Instant now) {
    if (pattern.test(clock)) {
      Occurrence occurrence = new Occurrence(now);
      all.add(occurrence);
      open.computeIfAbsent(clock.plus(lasts), _ -> new ArrayList<>()).add(occurrence);
    }
  }

  private void close(LocalDateTime clock, Instant end) {
    @Nullable List<Occurrence> over = open.remove(clock);
    if (over != null) {
      over.forEach(occurrence -> occurrence.end = end);
    }
  }

  Optional<Instant> until(Instant at) {
    return all.stream()
        .filter(occurrence -> !occurrence.begin.isAfter(at))
        .flatMap(occurrence -> Optional.ofNullable(occurrence.end).stream())
        .filter(at::isBefore)
        .max(Instant::compareTo);
  }
}
