package dev.slipway.gateway.project;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/// Whether it can be understood when a freeze begins, and whether it ever ends.
final class Beginnings {

  private static final String NEVER = "never begins; no day of the calendar is like that";

  /// A leap year lies within the years that are searched from here.
  private static final ZonedDateTime START =
      ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final CronDefinition UNIX =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

  private static final String TOO_OFTEN = "a freeze begins once an hour at most: FREQ=HOURLY";
  private static final String ENDLESS =
      "begins again each time before it has ended, so that it never ends; let 'for' be shorter than the"
          + " time in between";

  /// More than there are hours in a year: what ends at all has ended once by then.
  private static final int SEEN = 10_000;

  private Beginnings() {}

  /// What is wrong in a cron expression of Unix, null where nothing is.
  ///
  /// @param lasts how long each freeze does
  static @Nullable String cronProblem(String cron, Duration lasts) {
    try {
      ExecutionTime times = ExecutionTime.forCron(new CronParser(UNIX).parse(cron).validate());
      Optional<ZonedDateTime> first = times.nextExecution(START);
      if (first.isEmpty()) {
        return NEVER;
      }
      Iterator<LocalDateTime> all =
          Stream.iterate(first, Optional::isPresent, begin -> begin.flatMap(times::nextExecution))
              .map(begin -> begin.orElseThrow().toLocalDateTime())
              .iterator();
      return isEndless(all, lasts) ? ENDLESS : null;
    } catch (IllegalArgumentException e) {
      return "no cron expression of five fields, such as \"0 16 * * FRI\": " + e.getMessage();
    }
  }

  /// What is wrong in a recurrence rule, null where nothing is.
  ///
  /// @param lasts how long each freeze does
  static @Nullable String rruleProblem(String rrule, LocalDateTime from, Duration lasts) {
    try {
      RecurrenceRule rule = new RecurrenceRule(rrule, RfcMode.RFC5545_STRICT);
      if (Set.of(Freq.SECONDLY, Freq.MINUTELY).contains(rule.getFreq())
          || several(rule, Part.BYMINUTE)
          || several(rule, Part.BYSECOND)) {
        return TOO_OFTEN;
      }
      DateTime until = rule.getUntil();
      if (until != null && (until.isAllDay() || !until.isFloating())) {
        return "UNTIL is a date and time of the zone's clocks: UNTIL=20261231T235959, without Z";
      }
      Iterator<LocalDateTime> all = beginnings(rule, from);
      return !all.hasNext() ? NEVER : isEndless(all, lasts) ? ENDLESS : null;
    } catch (InvalidRecurrenceRuleException e) {
      return "no recurrence rule, such as \"FREQ=MONTHLY;BYDAY=-1FR\": " + e.getMessage();
    }
  }

  private static boolean several(RecurrenceRule rule, Part part) {
    return rule.hasPart(part) && rule.getByPart(part).size() > 1;
  }

  private static Iterator<LocalDateTime> beginnings(RecurrenceRule rule, LocalDateTime from) {
    DateTime first =
        new DateTime(
            from.getYear(),
            from.getMonthValue() - 1,
            from.getDayOfMonth(),
            from.getHour(),
            from.getMinute(),
            0);
    try {
      RecurrenceRuleIterator all = rule.iterator(first);
      return Stream.generate(() -> all.hasNext() ? all.nextDateTime() : null)
          .takeWhile(Objects::nonNull)
          .map(Beginnings::local)
          .iterator();
    } catch (IllegalArgumentException e) {
      // The library gives up a search without a result that way.
      return Collections.emptyIterator();
    }
  }

  private static LocalDateTime local(DateTime begin) {
    return LocalDateTime.of(
        begin.getYear(),
        begin.getMonth() + 1,
        begin.getDayOfMonth(),
        begin.getHours(),
        begin.getMinutes());
  }

  /// Whether each begins before the one before has ended. One that begins a few times does end.
  private static boolean isEndless(Iterator<LocalDateTime> beginnings, Duration lasts) {
    LocalDateTime before = beginnings.next();
    for (int i = 0; i < SEEN; i++) {
      if (!beginnings.hasNext()) {
        return false;
      }
      LocalDateTime next = beginnings.next();
      if (next.isAfter(before.plus(lasts))) {
        return false;
      }
      before = next;
    }
    return true;
  }
}
