package dev.slipway.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Tries a recurrence before it is used: whether it begins, ends, and can be searched at all.
final class RecurrenceCheck {

  private static final String NEVER = "never begins; no day of the calendar is like that";
  private static final String NOT_FOUND =
      "never begins, or so seldom that it is not found; for a rare day, FREQ=YEARLY finds more than"
          + " HOURLY, DAILY or MONTHLY";
  private static final String TOO_SELDOM =
      "begins again so late that it is not found; for a rare day, FREQ=YEARLY finds more than HOURLY,"
          + " DAILY or MONTHLY";
  private static final String TOO_EARLY =
      "begins before 1970; let 'from' be the first beginning that still matters";
  private static final String ENDLESS =
      "begins again each time before it has ended, so that it never ends; let 'for' be shorter than the"
          + " time in between";

  /// The library counts from the first beginning, hour by hour if the rule does.
  private static final int EARLIEST_YEAR = 1970;

  /// More than the eight years that may lie between two leap years, with a window of a year at the end.
  private static final int YEARS = 12;

  /// More than a year has minutes; some 50 ms for a cron expression that begins every minute.
  private static final int STEPS = 600_000;

  private RecurrenceCheck() {}

  static @Nullable String problem(Recurrence recurrence, Duration lasts) {
    boolean begins = false;
    try {
      Iterator<LocalDateTime> all = recurrence.all();
      if (!all.hasNext()) {
        return NEVER;
      }
      begins = true;
      LocalDateTime first = all.next();
      if (first.getYear() < EARLIEST_YEAR) {
        return TOO_EARLY;
      }
      return ends(first, all, lasts, recurrence.isFound()) ? null : ENDLESS;
    } catch (IllegalStateException e) {
      return begins ? TOO_SELDOM : NOT_FOUND;
    }
  }

  /// Goes on behind the first gap, for years, if a search can be given up: not when it is in use.
  private static boolean ends(
      LocalDateTime first, Iterator<LocalDateTime> all, Duration lasts, boolean found) {
    boolean ends = false;
    LocalDateTime before = first;
    LocalDateTime last = first.plusYears(YEARS);
    for (int i = 0; i < STEPS && before.isBefore(last) && !(ends && found); i++) {
      if (!all.hasNext()) {
        return true;
      }
      LocalDateTime next = all.next();
      ends |= next.isAfter(before.plus(lasts));
      before = next;
    }
    return ends;
  }
}
