package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import org.jspecify.annotations.Nullable;

/// An event as it was read, with where it was read from.
public record Received(Envelope<Event> envelope, String topic, int partition, long offset) {

  /// The same with another trace context.
  Received tracedBy(@Nullable String traceparent) {
    return new Received(envelope.tracedBy(traceparent), topic, partition, offset);
  }

  public Event event() {
    return envelope.event();
  }
}
