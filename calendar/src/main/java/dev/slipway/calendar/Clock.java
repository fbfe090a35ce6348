package dev.slipway.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clock of a zone, which is put forward (times are left out: a gap) and back (times come twice).
final class Clock {

  /// No clock was ever put forward or back by more.
  static final Duration LONGEST = Duration.ofDays(1);

  private final ZoneRules rules;

  Clock(ZoneId zone) {
    rules = zone.getRules();
  }

  /// When the clock shows a time: once, twice, or for a time in a gap at the gap's end.
  List<Instant> shows(LocalDateTime time) {
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    return offsets.isEmpty()
        ? List.of(rules.getTransition(time).getInstant())
        : offsets.stream().map(time::toInstant).toList();
  }

  /// When the clock next shows a time after an instant. A time in a gap is counted on from before the gap, as
  /// RFC 5545 does, so that what ends there has lasted as long as it says.
  Instant next(LocalDateTime time, Instant after) {
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    if (offsets.isEmpty()) {
      return time.toInstant(rules.getTransition(time).getOffsetBefore());
    }
    Instant first = time.toInstant(offsets.getFirst());
    return first.isAfter(after) ? first : time.toInstant(offsets.getLast());
  }

  /// The time that the clock shows.
  LocalDateTime now(Instant at) {
    return LocalDateTime.ofInstant(at, rules.getOffset(at));
  }

  /// The latest time that the clock has shown so far: while times come a second time, the last one that came
  /// the first time.
  LocalDateTime latest(Instant at) {
    @Nullable ZoneOffsetTransition change = rules.previousTransition(at.plusNanos(1));
    return change != null
            && change.isOverlap()
            && at.isBefore(change.getInstant().minus(change.getDuration()))
        ? change.getDateTimeBefore().minusNanos(1)
        : now(at);
  }

  /// The latest beginnings of what ends in a gap, if it may hold still. It can end later than what begins after
  /// it and ends behind the gap.
  List<LocalDateTime> latestEndingInGap(Instant at, Duration lasts) {
    List<LocalDateTime> latest = new ArrayList<>();
    Instant last = at.plus(lasts).plus(LONGEST);
    @Nullable ZoneOffsetTransition change = rules.nextTransition(at.minus(LONGEST));
    while (change != null && change.getInstant().isBefore(last)) {
      if (change.isGap()) {
        latest.add(change.getDateTimeAfter().minus(lasts).minusNanos(1));
      }
      change = rules.nextTransition(change.getInstant());
    }
    return latest;
  }
}
