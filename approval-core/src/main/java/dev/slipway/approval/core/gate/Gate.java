package dev.slipway.approval.core.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a gate.
public sealed interface Gate {

  /// The release has not come to it.
  record Pending() implements Gate {}

  /// Takes votes.
  ///
  /// @param met whether an advisory gate already has the approvals it requires
  record Open(@Nullable Instant expiresAt, boolean met) implements Gate {}

  record Passed(Instant at) implements Gate {}

  record Rejected(Instant at) implements Gate {}

  /// Takes no more votes: a later gate was decided, or the release ended.
  record Closed(Instant at) implements Gate {}

  record Expired(Instant at) implements Gate {}
}
