package dev.slipway.contract.approval;

import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import java.time.Instant;

/// A gate's time is up.
///
/// @param attempt which opening of the gate the timer was set for
/// @param due when it was to fire; the release is judged by this time, not by the delivery's
@EventType("dev.slipway.timer.fired.v1")
public record TimerFired(String project, String release, String gate, int attempt, Instant due)
    implements ApprovalEvent {

  public TimerFired {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(gate, "gate");
    Required.field(due, "due");
  }
}
