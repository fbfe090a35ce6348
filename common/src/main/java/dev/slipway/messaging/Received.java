package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;

/// An event as it was read, with where it was read from.
public record Received(Envelope<Event> envelope, String topic, int partition, long offset) {

  public Event event() {
    return envelope.event();
  }
}
