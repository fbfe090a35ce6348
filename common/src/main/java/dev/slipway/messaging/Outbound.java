package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import org.jspecify.annotations.Nullable;

/// An event on its way to a topic; its key is the event's project.
///
/// @param body the event as JSON, null if it is made when it is published; see [EventCodec#measured]
public record Outbound(String topic, Envelope<? extends Event> envelope, @Nullable Body body) {

  public Outbound(String topic, Envelope<? extends Event> envelope) {
    this(topic, envelope, null);
  }
}
