package dev.slipway.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event with its CloudEvents 1.0 attributes, which travel as Kafka headers (binary mode).
///
/// @param id deterministic: the same cause gives the same id, so a consumer can skip what it has seen
/// @param source the service that published it, for example `/slipway/gateway`
/// @param time when the fact happened, not when it was published
/// @param subject the release id, or the project where there is no release
/// @param correlationId the same for everything that follows from one outside input
/// @param causationId the id of the event that caused this one, null where the outside did
/// @param traceparent W3C trace context, null where nothing is traced
public record Envelope<E extends Event>(
    String id,
    String source,
    Instant time,
    String subject,
    String correlationId,
    @Nullable String causationId,
    @Nullable String traceparent,
    E event) {

  /// The same with another trace context.
  public Envelope<E> tracedBy(@Nullable String traceparent) {
    return new Envelope<>(
        id, source, time, subject, correlationId, causationId, traceparent, event);
  }
}
