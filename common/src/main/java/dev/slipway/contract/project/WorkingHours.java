package dev.slipway.contract.project;

import dev.slipway.contract.Required;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// The working hours of a project's people, so that nobody is reminded at night.
///
/// @param days at least one
/// @param from the first moment of each day
/// @param to the first moment after it, later than `from`
public record WorkingHours(ZoneId zone, List<DayOfWeek> days, LocalTime from, LocalTime to) {

  public WorkingHours {
    Required.field(zone, "hours.zone");
    days = Required.list(days);
    Required.field(from, "hours.from");
    Required.field(to, "hours.to");
    if (days.isEmpty() || !from.isBefore(to)) {
      throw new IllegalArgumentException("hours need a day, and an end after their beginning");
    }
  }

  /// The moment itself where it is within the hours, else the beginning of the next ones.
  public Instant next(Instant at) {
    ZonedDateTime there = at.atZone(zone);
    LocalTime time = there.toLocalTime();
    if (days.contains(there.getDayOfWeek()) && time.isBefore(to)) {
      return time.isBefore(from) ? there.with(from).toInstant() : at;
    }
    ZonedDateTime day = there.plusDays(1);
    while (!days.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day.with(from).toInstant();
  }
}
