package dev.slipway.approval.release;

import dev.slipway.messaging.Received;

/// The input that a decision is about, as the histories refer to it.
///
/// @param project whose partition it came on
record DecidedInput(String id, String project, String correlationId) {

  static DecidedInput of(Received received) {
    return new DecidedInput(
        received.envelope().id(), received.event().project(), received.envelope().correlationId());
  }
}
