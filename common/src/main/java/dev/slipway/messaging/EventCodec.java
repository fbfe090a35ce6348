package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.failure.EventTooLargeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Between envelopes and Kafka records: CloudEvents 1.0 in the binary mode of its Kafka binding,
/// the attributes as `ce_` headers and the event alone as the JSON value.
public final class EventCodec {

  private static final String SPEC_VERSION = "1.0";

  private final EventTypes types;

  public EventCodec(EventTypes types) {
    this.types = types;
  }

  /// A record keyed by the event's project.
  ///
  /// @throws EventTooLargeException for an event above [TextLimits#EVENT_BYTES]
  public ProducerRecord<String, byte[]> encode(Outbound outbound) {
    Envelope<? extends Event> envelope = outbound.envelope();
    Event event = envelope.event();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(outbound.topic(), event.project(), body(outbound));
    Headers headers = record.headers();
    put(headers, "ce_specversion", SPEC_VERSION);
    put(headers, "ce_id", envelope.id());
    put(headers, "ce_type", EventTypes.nameOf(event.getClass()));
    put(headers, "ce_source", envelope.source());
    put(headers, "ce_time", envelope.time().toString());
    put(headers, "ce_subject", envelope.subject());
    put(headers, "content-type", "application/json");
    put(headers, "correlationid", envelope.correlationId());
    put(headers, "causationid", envelope.causationId());
    put(headers, "traceparent", envelope.traceparent());
    return record;
  }

  /// The same with its JSON made and measured, so that what publishes it later cannot fail for its size.
  ///
  /// @throws EventTooLargeException for an event above [TextLimits#EVENT_BYTES]
  public static Outbound measured(Outbound outbound) {
    return outbound.body() == null
        ? new Outbound(outbound.topic(), outbound.envelope(), new Body(body(outbound)))
        : outbound;
  }

  private static byte[] body(Outbound outbound) {
    if (outbound.body() != null) {
      return outbound.body().json();
    }
    Envelope<? extends Event> envelope = outbound.envelope();
    byte[] json = EventJson.mapper().writeValueAsBytes(envelope.event());
    if (json.length > TextLimits.EVENT_BYTES) {
      throw new EventTooLargeException(
          "the event %s of %s would have %,d bytes; at most %,d are allowed"
              .formatted(
                  EventTypes.nameOf(envelope.event().getClass()),
                  envelope.subject(),
                  json.length,
                  TextLimits.EVENT_BYTES));
    }
    return json;
  }

  /// Never throws for what a record holds: what cannot be read is [Decoded.Poison].
  public Decoded decode(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return record.key() == null
          ? new Decoded.Poison("neither key nor value")
          : new Decoded.Tombstone(record.key());
    }
    String type = text(record.headers(), "ce_type");
    if (type == null) {
      return new Decoded.Poison("header ce_type is missing");
    }
    return types
        .find(type)
        .map(found -> decode(record, found))
        .orElseGet(() -> new Decoded.Unknown(type));
  }

  private Decoded decode(ConsumerRecord<String, byte[]> record, Class<? extends Event> type) {
    try {
      Event event = EventJson.mapper().readValue(record.value(), type);
      if (!event.project().equals(record.key())) {
        return new Decoded.Poison("key '" + record.key() + "' is not the event's project");
      }
      return new Decoded.Known(
          new Received(
              envelope(record.headers(), event),
              record.topic(),
              record.partition(),
              record.offset()));
    } catch (RuntimeException e) {
      return new Decoded.Poison(reason(e));
    } catch (StackOverflowError _) {
      return new Decoded.Poison("not the JSON of this type: nested too deeply");
    }
  }

  private static Envelope<Event> envelope(Headers headers, Event event) {
    String id = required(headers, "ce_id");
    String correlation = text(headers, "correlationid");
    return new Envelope<>(
        id,
        required(headers, "ce_source"),
        Instant.parse(required(headers, "ce_time")),
        required(headers, "ce_subject"),
        correlation == null ? id : correlation,
        text(headers, "causationid"),
        text(headers, "traceparent"),
        event);
  }

  /// What our own checks say, or where the JSON breaks. Jackson's own words quote the input, which has
  /// no place in a header or a log.
  private static String reason(Exception e) {
    Throwable cause = e.getCause() instanceof IllegalArgumentException check ? check : e;
    if (cause instanceof JacksonException json) {
      TokenStreamLocation at = json.getLocation();
      return at == null
          ? "not the JSON of this type: " + json.getClass().getSimpleName()
          : "not the JSON of this type: %s at line %d, column %d"
              .formatted(json.getClass().getSimpleName(), at.getLineNr(), at.getColumnNr());
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String required(Headers headers, String name) {
    String value = text(headers, name);
    if (value == null) {
      throw new IllegalArgumentException("header " + name + " is missing");
    }
    return value;
  }

  /// A header's value as it can be stored, null where there is none.
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : ForeignText.storable(new String(header.value(), StandardCharsets.UTF_8));
  }

  private static void put(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
