package dev.slipway.approval.core.wait;

import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.release.StepEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about one wait of a release. Votes of those who may end it are events of people, as at a gate.
public sealed interface WaitEvent extends StepEvent {

  /// The fact in the form in which it is stored and published: one of the gate that [WaitStep#asGate] gives.
  default GateEvent asGateEvent() {
    return switch (this) {
      case Began e -> new GateEvent.Opened(e.step(), e.attempt(), e.until(), e.at());
      case Over e -> new GateEvent.Passed(e.step(), e.at());
      case Stopped e -> new GateEvent.Rejected(e.step(), e.at());
      case Closed e -> new GateEvent.Closed(e.step(), e.at());
    };
  }

  /// @param attempt from 1
  /// @param until null if only people end it
  record Began(String step, int attempt, @Nullable Instant until, Instant at) implements WaitEvent {

    @Override
    public boolean isArrival() {
      return true;
    }
  }

  /// The release goes on.
  record Over(String step, Instant at) implements WaitEvent {}

  /// Somebody's choice ends the release.
  record Stopped(String step, Instant at) implements WaitEvent {}

  /// The release has ended, and waits for nothing any more.
  record Closed(String step, Instant at) implements WaitEvent {}
}
