package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A time in which nothing is deployed to an environment. Times are those of the zone's clocks: a freeze
/// of 64 hours from Friday at 16:00 ends on Monday at 08:00, whatever the clocks do in between. A beginning
/// that the clocks skip comes as soon as they have; in an hour that comes twice, what begins every hour begins
/// twice and a fixed hour once.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Freeze.Cron.class, name = "cron"),
  @JsonSubTypes.Type(value = Freeze.Recurring.class, name = "rrule"),
  @JsonSubTypes.Type(value = Freeze.Once.class, name = "once")
})
public sealed interface Freeze {

  /// What people call it, null for nothing.
  @Nullable String name();

  ZoneId zone();

  /// Begins whenever a cron expression says.
  ///
  /// @param cron the five fields of Unix cron
  /// @param lasts at most 366 days
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cron(@Nullable String name, ZoneId zone, String cron, Duration lasts) implements Freeze {
    public Cron {
      Required.field(zone, "freeze.zone");
      Required.field(cron, "freeze.cron");
      Required.field(lasts, "freeze.lasts");
    }
  }

  /// Begins at a time and as often after it as a recurrence rule says.
  ///
  /// @param rrule as in RFC 5545, section 3.3.10, without `RRULE:`
  /// @param from the first beginning
  /// @param lasts at most 366 days
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Recurring(
      @Nullable String name, ZoneId zone, String rrule, LocalDateTime from, Duration lasts)
      implements Freeze {
    public Recurring {
      Required.field(zone, "freeze.zone");
      Required.field(rrule, "freeze.rrule");
      Required.field(from, "freeze.from");
      Required.field(lasts, "freeze.lasts");
    }
  }

  /// Once.
  ///
  /// @param until when it is over
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Once(@Nullable String name, ZoneId zone, LocalDateTime from, LocalDateTime until)
      implements Freeze {
    public Once {
      Required.field(zone, "freeze.zone");
      Required.field(from, "freeze.from");
      Required.field(until, "freeze.until");
    }
  }
}
