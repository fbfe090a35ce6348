package dev.slipway.messaging;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A span for each event that is handled or sent, by OpenTelemetry's conventions for messaging. An
/// event that is handled is its span's: whatever it causes becomes a child of that.
public final class EventSpans {

  private final Traces traces;
  private final String service;

  /// @param service the consumer group of the spans
  public EventSpans(Traces traces, String service) {
    this.traces = traces;
    this.service = service;
  }

  /// No spans, for tools and tests.
  public static EventSpans off() {
    return new EventSpans(Traces.off(), "");
  }

  /// The events of a batch while they are handled.
  public Handling handle(List<Received> events) {
    return new Handling(events);
  }

  /// The events while they are sent, each naming the span of its sending.
  Sending send(List<Outbound> events) {
    return new Sending(events);
  }

  /// The spans of one batch, which end when this is closed.
  public final class Handling implements AutoCloseable {

    private final List<TraceSpan> spans = new ArrayList<>();
    private final List<Received> events;

    private Handling(List<Received> received) {
      events = traces.on() ? received.stream().map(this::begin).toList() : received;
    }

    private Received begin(Received received) {
      TraceSpan span =
          common("process", SpanKind.CONSUMER, received.topic(), received.envelope())
              .with("messaging.consumer.group.name", service)
              .with("messaging.destination.partition.id", Integer.toString(received.partition()))
              .with("messaging.kafka.offset", received.offset());
      spans.add(span);
      return received.tracedBy(span.traceparent());
    }

    /// The batch, each event naming its span as its parent.
    public List<Received> events() {
      return events;
    }

    /// Marks the span of each of them as failed.
    public void failed(RuntimeException e) {
      spans.forEach(span -> span.failed(e.getClass().getSimpleName()));
    }

    @Override
    public void close() {
      spans.forEach(TraceSpan::close);
    }
  }

  final class Sending implements AutoCloseable {

    private final List<TraceSpan> spans = new ArrayList<>();
    private final List<Outbound> events;

    private Sending(List<Outbound> outbound) {
      events = traces.on() ? outbound.stream().map(this::begin).toList() : outbound;
    }

    private Outbound begin(Outbound outbound) {
      TraceSpan span = common("send", SpanKind.PRODUCER, outbound.topic(), outbound.envelope());
      spans.add(span);
      return new Outbound(
          outbound.topic(), outbound.envelope().tracedBy(span.traceparent()), outbound.body());
    }

    List<Outbound> events() {
      return events;
    }

    void failed(RuntimeException e) {
      spans.forEach(span -> span.failed(e.getClass().getSimpleName()));
    }

    @Override
    public void close() {
      spans.forEach(TraceSpan::close);
    }
  }

  private TraceSpan common(
      String operation, SpanKind kind, String topic, Envelope<? extends Event> envelope) {
    return traces
        .start(operation + " " + topic, kind, parent(envelope))
        .with("messaging.system", "kafka")
        .with("messaging.destination.name", topic)
        .with("messaging.operation.name", operation)
        .with("messaging.operation.type", operation)
        .with("messaging.message.id", envelope.id())
        .with("messaging.kafka.message.key", envelope.event().project())
        .with("slipway.event.type", EventTypes.nameOf(envelope.event().getClass()))
        .with("slipway.release", envelope.subject())
        .with("slipway.correlation", envelope.correlationId());
  }

  private @Nullable String parent(Envelope<? extends Event> envelope) {
    return envelope.traceparent() == null ? traces.current() : envelope.traceparent();
  }
}
