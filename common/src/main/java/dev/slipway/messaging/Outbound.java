package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;

/// An event on its way to a topic; its key is the event's project.
public record Outbound(String topic, Envelope<? extends Event> envelope) {}
