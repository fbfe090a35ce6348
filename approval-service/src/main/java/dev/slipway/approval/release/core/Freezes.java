package dev.slipway.approval.release.core;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.approval.release.core.StepState.Gate;
import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.gateway.Freeze;
import dev.slipway.contract.gateway.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/// Whether it is a time in which nothing is deployed, and until when.
public final class Freezes {

  /// Freezes that follow each other without a gap for so long are as good as endless.
  private static final int MOST_IN_A_ROW = 100;

  private static final CronDefinition UNIX =
      CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);

  private Freezes() {}

  /// A time in which nothing is deployed.
  ///
  /// @param name of the freeze that it begins with, null where that has none
  /// @param until when no freeze is left
  record Frozen(@Nullable String name, Instant until) {}

  /// Empty where something may be deployed. A freeze that begins before another has ended goes on with
  /// that one.
  ///
  /// @throws IllegalArgumentException for a freeze that cannot be read: the gateway publishes none such
  static Optional<Frozen> at(List<Freeze> freezes, Instant at) {
    Optional<Frozen> first = longest(freezes, at);
    Optional<Frozen> last = first;
    for (int i = 0; i < MOST_IN_A_ROW && last.isPresent(); i++) {
      Optional<Frozen> next = longest(freezes, last.get().until());
      if (next.isEmpty()) {
        break;
      }
      last = next;
    }
    Optional<Frozen> end = last;
    return first.flatMap(f -> end.map(l -> new Frozen(f.name(), l.until())));
  }

  /// What people call the freeze whose end an open gate waits for, null for nothing.
  public static @Nullable String name(GateStep gate) {
    return gate.gate() instanceof Gate.Open(var expiresAt, _)
            && expiresAt != null
            && gate.step().holds() instanceof Step.Hold.Frozen(_, var freezes)
        ? at(freezes, expiresAt.minusMillis(1)).map(Frozen::name).orElse(null)
        : null;
  }

  /// The gate that waits for the end of a freeze before the deployment, where one has begun since it was
  /// passed and nobody has let the deployment through.
  static Optional<String> over(Release.Open release, DeployStep deployment, Instant at) {
    return Pipeline.thawing(release.steps(), deployment)
        .filter(gate -> gate.gate() instanceof Gate.Passed)
        .filter(gate -> gate.votes().stream().noneMatch(v -> v.attempt() == gate.attempt()))
        .filter(gate ->
            gate.step().holds() instanceof Step.Hold.Frozen(_, var freezes)
                && at(freezes, at).isPresent())
        .map(GateStep::name);
  }

  private static Optional<Frozen> longest(List<Freeze> freezes, Instant at) {
    return freezes.stream()
        .flatMap(freeze -> at(freeze, at).stream())
        .max(Comparator.comparing(Frozen::until));
  }

  private static Optional<Frozen> at(Freeze freeze, Instant at) {
    ZoneId zone = freeze.zone();
    LocalDateTime now = at.atZone(zone).toLocalDateTime();
    Optional<LocalDateTime> until =
        switch (freeze) {
          case Freeze.Cron f -> cron(f, at).map(begin -> begin.plus(f.lasts()));
          case Freeze.Recurring f -> recurring(f, now).map(begin -> begin.plus(f.lasts()));
          case Freeze.Once f -> now.isBefore(f.from()) ? Optional.empty() : Optional.of(f.until());
        };
    return until
        .map(end -> end.atZone(zone).toInstant())
        .filter(at::isBefore)
        .map(end -> new Frozen(freeze.name(), end));
  }

  /// The latest beginning, up to now.
  private static Optional<LocalDateTime> cron(Freeze.Cron freeze, Instant at) {
    ExecutionTime times = ExecutionTime.forCron(new CronParser(UNIX).parse(freeze.cron()));
    ZonedDateTime now = at.atZone(freeze.zone());
    return times.isMatch(now.withSecond(0).withNano(0))
        ? Optional.of(now.toLocalDateTime().withSecond(0).withNano(0))
        : times.lastExecution(now).map(ZonedDateTime::toLocalDateTime);
  }

  /// The latest beginning, up to now. In floating time, so that days are the zone's own.
  private static Optional<LocalDateTime> recurring(Freeze.Recurring freeze, LocalDateTime now) {
    RecurrenceRuleIterator beginnings = beginnings(freeze);
    beginnings.fastForward(floating(now.minus(freeze.lasts()).minus(Duration.ofDays(1))));
    @Nullable LocalDateTime latest = null;
    while (beginnings.hasNext()) {
      LocalDateTime begin = local(beginnings.nextDateTime());
      if (begin.isAfter(now)) {
        break;
      }
      latest = begin;
    }
    return Optional.ofNullable(latest);
  }

  private static RecurrenceRuleIterator beginnings(Freeze.Recurring freeze) {
    try {
      return new RecurrenceRule(freeze.rrule()).iterator(floating(freeze.from()));
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalArgumentException("no recurrence rule: " + freeze.rrule(), e);
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
