package dev.slipway.gateway.project;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.jspecify.annotations.Nullable;

/// Whether it can be understood when a freeze begins.
final class Beginnings {

  private static final String NEVER = "never begins; no day of the calendar is like that";

  /// A leap year lies within the years that are searched from here.
  private static final ZonedDateTime START =
      ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final CronDefinition UNIX =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

  private Beginnings() {}

  /// What is wrong in a cron expression of Unix, null where nothing is.
  static @Nullable String cronProblem(String cron) {
    try {
      ExecutionTime times = ExecutionTime.forCron(new CronParser(UNIX).parse(cron).validate());
      return times.nextExecution(START).isEmpty() ? NEVER : null;
    } catch (IllegalArgumentException e) {
      return "no cron expression of five fields, such as \"0 16 * * FRI\": " + e.getMessage();
    }
  }

  /// What is wrong in a recurrence rule, null where nothing is.
  static @Nullable String rruleProblem(String rrule, LocalDateTime from) {
    try {
      RecurrenceRule rule = new RecurrenceRule(rrule, RfcMode.RFC5545_STRICT);
      if (Set.of(Freq.SECONDLY, Freq.MINUTELY).contains(rule.getFreq())) {
        return "a freeze begins once an hour at most: FREQ=HOURLY";
      }
      DateTime until = rule.getUntil();
      if (until != null && (until.isAllDay() || !until.isFloating())) {
        return "UNTIL is a date and time of the zone's clocks: UNTIL=20261231T235959, without Z";
      }
      return begins(rule, from) ? null : NEVER;
    } catch (InvalidRecurrenceRuleException e) {
      return "no recurrence rule, such as \"FREQ=MONTHLY;BYDAY=-1FR\": " + e.getMessage();
    }
  }

  private static boolean begins(RecurrenceRule rule, LocalDateTime from) {
    DateTime start =
        new DateTime(
            from.getYear(),
            from.getMonthValue() - 1,
            from.getDayOfMonth(),
            from.getHour(),
            from.getMinute(),
            0);
    try {
      return rule.iterator(start).hasNext();
    } catch (IllegalArgumentException e) {
      // The library gives up a search without a result that way.
      return false;
    }
  }
}
