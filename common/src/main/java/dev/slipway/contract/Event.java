package dev.slipway.contract;

/// A fact that crosses Kafka. Its record components are the JSON body; everything about the
/// delivery (id, time, cause) is an attribute of the [Envelope].
public interface Event {

  /// The project the fact belongs to, which is the Kafka key: one project's events stay in order.
  String project();
}
