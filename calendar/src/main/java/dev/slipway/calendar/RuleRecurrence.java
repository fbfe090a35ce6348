package dev.slipway.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/// The beginnings of a recurrence rule. The library searches forward from the first one only; what it has
/// found around one time is kept for the next question, which mostly is about the same days.
final class RuleRecurrence extends Recurrence {

  static final Recent<Source, RuleRecurrence> READ = new Recent<>(RuleRecurrence::new);

  /// How far beyond what is asked for is searched.
  private static final Duration AHEAD = Duration.ofDays(31);

  /// The library overflows with large ones, and searches for ever.
  private static final int LARGEST_INTERVAL = 10_000;

  private final RecurrenceRule rule;
  private final LocalDateTime from;
  private final AtomicReference<Found> found;

  /// @param from the earliest beginning
  record Source(String rule, LocalDateTime from) {}

  /// All beginnings after one time and not after another, in order.
  private record Found(LocalDateTime after, LocalDateTime upTo, List<LocalDateTime> beginnings) {

    boolean covers(LocalDateTime earliest, LocalDateTime latest) {
      return !earliest.isBefore(after) && !latest.isAfter(upTo);
    }
  }

  private RuleRecurrence(Source source) {
    rule = read(source.rule());
    from = source.from();
    found = new AtomicReference<>(new Found(from, from, List.of()));
  }

  private static RecurrenceRule read(String text) {
    try {
      RecurrenceRule rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
      if (Set.of(Freq.SECONDLY, Freq.MINUTELY).contains(rule.getFreq())
          || several(rule, Part.BYMINUTE)
          || several(rule, Part.BYSECOND)) {
        throw new IllegalArgumentException("a freeze begins once an hour at most: FREQ=HOURLY");
      }
      if (rule.getInterval() > LARGEST_INTERVAL) {
        throw new IllegalArgumentException("INTERVAL is 10000 at most");
      }
      DateTime until = rule.getUntil();
      if (until != null && (until.isAllDay() || !until.isFloating())) {
        throw new IllegalArgumentException(
            "UNTIL is a date and time of the zone's clocks: UNTIL=20261231T235959, without Z");
      }
      return rule;
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException(
          "no recurrence rule, such as \"FREQ=MONTHLY;BYDAY=-1FR\": " + e.getMessage(), e);
    }
  }

  private static boolean several(RecurrenceRule rule, Part part) {
    return rule.hasPart(part) && rule.getByPart(part).size() > 1;
  }

  @Override
  Optional<LocalDateTime> latest(LocalDateTime after, LocalDateTime upTo) {
    Found known = found.get();
    if (!known.covers(after, upTo)) {
      known = search(after, upTo.plus(AHEAD));
      found.set(known);
    }
    int place = Collections.binarySearch(known.beginnings(), upTo);
    int latest = place >= 0 ? place : -place - 2;
    return latest < 0
        ? Optional.empty()
        : Optional.of(known.beginnings().get(latest)).filter(after::isBefore);
  }

  private Found search(LocalDateTime after, LocalDateTime upTo) {
    List<LocalDateTime> beginnings = new ArrayList<>();
    try {
      Search search = new Search(after);
      while (search.hasNext()) {
        LocalDateTime begin = search.next();
        if (begin.isAfter(upTo)) {
          break;
        }
        beginnings.add(begin);
      }
    } catch (IllegalStateException e) {
      // It begins no more in thousands of periods: not within this time either.
    }
    return new Found(after, upTo, List.copyOf(beginnings));
  }

  @Override
  Iterator<LocalDateTime> all() {
    return new Search(from.minusSeconds(1));
  }

  @Override
  boolean isFound() {
    return false;
  }

  @Override
  boolean everyHour() {
    return rule.getFreq() == Freq.HOURLY;
  }

  /// The library's search. It looks for the next beginning before it hands out the last one, so that its
  /// giving up is kept until somebody asks for more.
  private final class Search implements Iterator<LocalDateTime> {

    private final RecurrenceRuleIterator beginnings;
    private @Nullable RuntimeException givenUp;

    private Search(LocalDateTime after) {
      try {
        beginnings = rule.iterator(floating(from));
        if (!after.isBefore(from)) {
          beginnings.fastForward(floating(after.plusSeconds(1)));
        }
      } catch (IllegalArgumentException e) {
        throw tooFar(e);
      }
    }

    @Override
    public boolean hasNext() {
      if (givenUp != null) {
        throw tooFar(givenUp);
      }
      return beginnings.hasNext();
    }

    @Override
    public LocalDateTime next() {
      LocalDateTime next = local(beginnings.peekDateTime());
      try {
        beginnings.nextMillis();
      } catch (IllegalArgumentException e) {
        givenUp = e;
      }
      return next;
    }

    private IllegalStateException tooFar(RuntimeException cause) {
      return new IllegalStateException("the next beginning of " + rule + " is not found", cause);
    }
  }

  private static DateTime floating(LocalDateTime time) {
    return new DateTime(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static LocalDateTime local(DateTime time) {
    return LocalDateTime.of(
        time.getYear(),
        time.getMonth() + 1,
        time.getDayOfMonth(),
        time.getHours(),
        time.getMinutes(),
        time.getSeconds());
  }
}
