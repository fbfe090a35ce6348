package dev.slipway.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Turns a poll into events and sees that each record has one of three fates: handled, put aside as
/// a dead letter, or read again. Unknown types are counted and skipped.
public final class EventBatches {

  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final EventSpans spans;
  private final EventCounters counters;
  private final BatchMeters batchMeters;

  /// Without spans.
  public EventBatches(EventCodec codec, DeadLetters deadLetters, MeterRegistry meters) {
    this(codec, deadLetters, EventSpans.off(), meters);
  }

  EventBatches(EventCodec codec, DeadLetters deadLetters, EventSpans spans, MeterRegistry meters) {
    this.spans = spans;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.counters = new EventCounters("slipway.events.in", meters);
    this.batchMeters = new BatchMeters(meters);
  }

  /// Hands the batch's events to `handler` in the order of the poll, all at once. Where that fails
  /// for good, each alone, so that only the guilty one becomes a dead letter; the handler must
  /// therefore be idempotent.
  ///
  /// @throws RuntimeException a transient failure, after which the whole poll must be read again
  public void process(
      List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received>> handler) {
    batchMeters.measure(records.size(), () -> read(records, handler));
  }

  private void read(
      List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received>> handler) {
    List<ConsumerRecord<String, byte[]>> readable = new ArrayList<>(records.size());
    List<Received> events = new ArrayList<>(records.size());
    for (ConsumerRecord<String, byte[]> record : records) {
      Received event = receive(record);
      if (event != null) {
        readable.add(record);
        events.add(event);
      }
    }
    if (!events.isEmpty()) {
      handle(readable, events, handler);
    }
  }

  private @org.jspecify.annotations.Nullable Received receive(
      ConsumerRecord<String, byte[]> record) {
    return switch (codec.decode(record)) {
      case Decoded.Known(Received received) -> {
        counters.count(record.topic(), EventTypes.nameOf(received.event().getClass()));
        yield received;
      }
      case Decoded.Unknown _ -> {
        counters.count(record.topic(), "unknown");
        yield null;
      }
      case Decoded.Tombstone _ -> {
        counters.count(record.topic(), "tombstone");
        yield null;
      }
      case Decoded.Poison(String reason) -> {
        counters.count(record.topic(), "poison");
        deadLetters.put(record, reason);
        yield null;
      }
    };
  }

  private void handle(
      List<ConsumerRecord<String, byte[]>> records,
      List<Received> events,
      Consumer<List<Received>> handler) {
    try {
      handle(events, handler);
    } catch (RuntimeException e) {
      if (TransientFailures.isTransient(e)) {
        throw e;
      }
      if (events.size() == 1) {
        deadLetters.put(records.getFirst(), e.getClass().getSimpleName() + ": " + e.getMessage());
        return;
      }
      for (int i = 0; i < events.size(); i++) {
        handle(List.of(records.get(i)), List.of(events.get(i)), handler);
      }
    }
  }

  private void handle(List<Received> events, Consumer<List<Received>> handler) {
    try (EventSpans.Handling handling = spans.handle(events)) {
      try {
        handler.accept(handling.events());
      } catch (RuntimeException e) {
        handling.failed(e);
        throw e;
      }
    }
  }
}
