package dev.slipway.approval.core.wait;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a wait.
public sealed interface Wait {

  /// The release has not come to it.
  record Pending() implements Wait {}

  /// The release waits.
  ///
  /// @param until when it is looked at again; null if only people end it
  record Waiting(@Nullable Instant until) implements Wait {}

  /// The release goes on: the time has come, there was nothing to wait for, or somebody ended the wait.
  record Over(Instant at) implements Wait {}

  /// Somebody ended the release here.
  record Stopped(Instant at) implements Wait {}

  /// The release ended while it waited.
  record Closed(Instant at) implements Wait {}
}
