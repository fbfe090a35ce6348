package dev.slipway.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Beginnings as a clock shows them that is never put forward or back. [Window] brings them to a zone.
public abstract sealed class Recurrence permits CronRecurrence, RuleRecurrence {

  /// Reads a cron expression. Expressions that were read lately are kept, since reading one costs more
  /// than asking it.
  ///
  /// @param expression the five fields of Unix cron
  /// @throws IllegalArgumentException saying what is wrong, for people
  public static Recurrence cron(String expression) {
    return CronRecurrence.READ.get(expression);
  }

  /// Reads a recurrence rule of RFC 5545, section 3.3.10, without `RRULE:`. Rules that were read lately are
  /// kept.
  ///
  /// @param from the earliest beginning
  /// @throws IllegalArgumentException saying what is wrong, for people
  public static Recurrence rule(String rule, LocalDateTime from) {
    return RuleRecurrence.READ.get(new RuleRecurrence.Source(rule, from));
  }

  /// Says what makes this useless for windows of a length, in words for people; null if nothing does: it
  /// never begins, never ends, or takes too long to search.
  public final @Nullable String problem(Duration lasts) {
    return RecurrenceCheck.problem(this, lasts);
  }

  /// The latest beginning after one time and not after another.
  abstract Optional<LocalDateTime> latest(LocalDateTime after, LocalDateTime upTo);

  /// Every beginning from the first, which for a cron expression is that from 2024 on.
  ///
  /// @throws IllegalStateException on the way, for a rule whose next beginning is too far to search
  abstract Iterator<LocalDateTime> all();

  /// Whether each beginning is found, however far away it is; else a search may be given up.
  abstract boolean isFound();

  /// Whether it begins by the hand of minutes, hour after hour, and so also in an hour that clocks repeat.
  abstract boolean everyHour();
}
