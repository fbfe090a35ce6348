package dev.slipway.messaging;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the records that a failure belongs to and puts them aside, without waiting and without holding up
/// any other.
final class Isolation {

  /// How often a record is tried alone before a doubtful failure counts as its own.
  private static final int TRIES = 3;

  private static final Logger log = LoggerFactory.getLogger(Isolation.class);

  private final DeadLetters deadLetters;
  private final Dependencies dependencies;
  private final Substitutes substitutes;

  Isolation(DeadLetters deadLetters, Dependencies dependencies, Substitutes substitutes) {
    this.deadLetters = deadLetters;
    this.dependencies = dependencies;
    this.substitutes = substitutes;
  }

  /// A record and what it says.
  record Item(ConsumerRecord<String, byte[]> record, Received event) {}

  /// Handles all at once; if that fails, each half, down to single records, in their order.
  void handle(List<Item> items, Consumer<List<Received>> handler) {
    if (items.isEmpty()) {
      return;
    }
    if (items.size() == 1) {
      Item item = items.getFirst();
      String reason = attempt(() -> handler.accept(List.of(item.event())));
      if (reason != null) {
        putAside(item.record(), item.event(), reason, handler);
      }
      return;
    }
    Throwable failure = caught(() -> handler.accept(items.stream().map(Item::event).toList()));
    if (failure != null) {
      throwIfOutage(failure);
      handle(items.subList(0, items.size() / 2), handler);
      handle(items.subList(items.size() / 2, items.size()), handler);
    }
  }

  /// Does something for a single record, which is put aside if it cannot be done.
  void alone(ConsumerRecord<String, byte[]> record, Runnable work) {
    String reason = attempt(work);
    if (reason != null) {
      deadLetters.put(record, reason);
    }
  }

  void poison(
      ConsumerRecord<String, byte[]> record, String reason, Consumer<List<Received>> handler) {
    putAside(record, null, reason, handler);
  }

  /// The substitutes come first: putting aside is what may be done twice.
  private void putAside(
      ConsumerRecord<String, byte[]> record,
      @Nullable Received event,
      String reason,
      Consumer<List<Received>> handler) {
    for (Received instead : substitutes.of(record, event, reason)) {
      String again = attempt(() -> handler.accept(List.of(instead)));
      if (again != null) {
        log.error(
            "{}-{}@{}: nobody could be told that it is put aside: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            again);
      }
    }
    deadLetters.put(record, reason);
  }

  /// @return why it can never be done, null if it was done
  /// @throws RuntimeException an outage
  private @Nullable String attempt(Runnable work) {
    Throwable failure = null;
    for (int i = 0; i < TRIES; i++) {
      failure = caught(work);
      if (failure == null) {
        return null;
      }
      throwIfOutage(failure);
      if (Failures.of(failure) == FailureClass.RECORD) {
        return reason(failure);
      }
    }
    if (!dependencies.answer()) {
      throw new TransientException("what every record needs does not answer", failure);
    }
    return reason(Objects.requireNonNull(failure));
  }

  /// A stack that overflows is a failure of the record that is too deep; every other `Error` is the
  /// process's own.
  private static @Nullable Throwable caught(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return e;
    }
  }

  private static void throwIfOutage(Throwable failure) {
    if (failure instanceof RuntimeException e && Failures.of(e) == FailureClass.OUTAGE) {
      throw e;
    }
  }

  private static String reason(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
