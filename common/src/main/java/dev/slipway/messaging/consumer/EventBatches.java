package dev.slipway.messaging.consumer;

import dev.slipway.messaging.BatchMeters;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventCounters;
import dev.slipway.messaging.EventSpans;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Received;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Turns a poll into events and sees that each record has one of three fates: handled, put aside as
/// a dead letter, or read again. Unknown types are counted and skipped, and so is what was decided when it was put aside.
public final class EventBatches {

  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final EventSpans spans;
  private final Isolation isolation;
  private final EventCounters counters;
  private final BatchMeters batchMeters;

  /// Without spans, substitutes and dependencies.
  public EventBatches(EventCodec codec, DeadLetters deadLetters, MeterRegistry meters) {
    this(
        codec,
        deadLetters,
        EventSpans.off(),
        new Isolation(deadLetters, () -> true, Substitutes.none()),
        meters);
  }

  EventBatches(
      EventCodec codec,
      DeadLetters deadLetters,
      EventSpans spans,
      Isolation isolation,
      MeterRegistry meters) {
    this.spans = spans;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.isolation = isolation;
    this.counters = new EventCounters("slipway.events.in", meters);
    this.batchMeters = new BatchMeters(meters);
  }

  /// Hands the batch's events to `handler` in the order of the poll, all at once. If that fails for
  /// another reason than an outage, in ever smaller parts, so that only the guilty ones become dead letters;
  /// the handler must therefore be idempotent.
  ///
  /// @throws RuntimeException an outage, after which the whole poll must be read again
  public void process(
      List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received>> handler) {
    batchMeters.measure(records.size(), () -> read(records, events -> handle(events, handler)));
  }

  private void read(
      List<ConsumerRecord<String, byte[]>> records, Consumer<List<Received>> handler) {
    List<Isolation.Item> items = new ArrayList<>(records.size());
    for (ConsumerRecord<String, byte[]> record : records) {
      if (deadLetters.hasDecided(record)) {
        continue;
      }
      switch (decode(record)) {
        case Decoded.Known(Received received) -> items.add(new Isolation.Item(record, received));
        case Decoded.Poison(String reason) -> {
          isolation.handle(items, handler);
          items.clear();
          isolation.poison(record, reason, handler);
        }
        case Decoded.Unknown _, Decoded.Tombstone _ -> {}
      }
    }
    isolation.handle(items, handler);
  }

  /// Hands what the batch says to `handler` one by one, tombstones included: for topics on which only the
  /// latest of each key counts.
  ///
  /// @throws RuntimeException an outage, after which the whole poll must be read again
  public void processEach(List<ConsumerRecord<String, byte[]>> records, Consumer<Decoded> handler) {
    batchMeters.measure(
        records.size(),
        () -> {
          for (ConsumerRecord<String, byte[]> record : records) {
            switch (decode(record)) {
              case Decoded.Known known -> isolation.alone(record, () -> handler.accept(known));
              case Decoded.Tombstone gone -> isolation.alone(record, () -> handler.accept(gone));
              case Decoded.Poison(String reason) -> deadLetters.put(record, reason);
              case Decoded.Unknown _ -> {}
            }
          }
        });
  }

  /// Tries again what is parked, each key's records in their order, until one of them has to wait on.
  ///
  /// @throws RuntimeException an outage; what is parked stays so
  public void retry(Parking parking, Consumer<List<Received>> handler) {
    for (String key : parking.keys()) {
      for (ConsumerRecord<String, byte[]> parked : parking.of(key)) {
        if (!again(parked, events -> handle(events, handler))) {
          break;
        }
        parking.remove(parked);
      }
    }
  }

  private boolean again(ConsumerRecord<String, byte[]> parked, Consumer<List<Received>> handler) {
    return switch (codec.decode(parked)) {
      case Decoded.Known(Received received) ->
          isolation.again(new Isolation.Item(parked, received), handler);
      case Decoded.Poison(String reason) -> isolation.poisonAgain(parked, reason, handler);
      case Decoded.Unknown _, Decoded.Tombstone _ -> true;
    };
  }

  private Decoded decode(ConsumerRecord<String, byte[]> record) {
    Decoded decoded = codec.decode(record);
    String type =
        switch (decoded) {
          case Decoded.Known(Received received) -> EventTypes.nameOf(received.event().getClass());
          case Decoded.Unknown _ -> "unknown";
          case Decoded.Tombstone _ -> "tombstone";
          case Decoded.Poison _ -> "poison";
        };
    counters.count(record.topic(), type);
    return decoded;
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
