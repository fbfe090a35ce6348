package dev.slipway.approval.core.wait;

import dev.slipway.approval.core.release.RecordedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about one wait of a release. Votes of those who may end it are events of people, as at a gate.
public sealed interface WaitEvent extends RecordedEvent {

  /// The wait's name.
  String step();

  /// @param attempt from 1
  /// @param until null if only people end it
  record Began(String step, int attempt, @Nullable Instant until, Instant at)
      implements WaitEvent {}

  /// The release goes on.
  record Over(String step, Instant at) implements WaitEvent {}

  /// Somebody's choice ends the release.
  record Stopped(String step, Instant at) implements WaitEvent {}

  /// The release has ended, and waits for nothing any more.
  record Closed(String step, Instant at) implements WaitEvent {}
}
