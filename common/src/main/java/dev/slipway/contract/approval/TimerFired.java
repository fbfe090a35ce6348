package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A moment that an open gate was waiting for has come.
///
/// @param attempt which opening of the gate the timer was set for
/// @param due when it was to fire; the release is judged by this time, not by the delivery's
/// @param about what is to be looked at; null in events of before there was anything but expiry
@EventType("dev.slipway.timer.fired.v1")
public record TimerFired(
    String project, String release, String gate, int attempt, Instant due, @Nullable About about)
    implements Timer {

  public TimerFired {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(gate, "gate");
    Required.field(due, "due");
  }

  @Override
  public String subject() {
    return release;
  }

  /// The condition that a gate waits for.
  public enum About {
    /// It has not been decided in time.
    @JsonProperty("expiry")
    EXPIRY,
    /// Whoever has not chosen is to be reminded.
    @JsonProperty("reminder")
    REMINDER,
    /// It is to be handed over to others.
    @JsonProperty("escalation")
    ESCALATION,
    /// Votes that were handed over are their owner's again.
    @JsonProperty("delegation")
    DELEGATION
  }
}
