package dev.slipway.approval.release.core;

import java.time.Instant;
import java.util.List;

/// Everything that follows from one input, across the project's releases.
///
/// @param events in the order in which they happened, with the release as it stands after each;
///     empty where the input changes nothing
/// @param slots the slots that changed, as they stand afterwards
/// @param timers to be set for gates that expire
public record Decision(List<Recorded> events, List<Slot> slots, List<Timer> timers) {
  public Decision {
    events = List.copyOf(events);
    slots = List.copyOf(slots);
    timers = List.copyOf(timers);
  }

  /// An event with the release it belongs to.
  ///
  /// @param after the release once the event has happened; [Release.Absent] only for a refusal that
  ///     names an unknown release
  public record Recorded(String release, ReleaseEvent event, Release after) {}

  /// When the opening of a gate is to be looked at again.
  public record Timer(String release, String gate, int attempt, Instant due) {}
}
