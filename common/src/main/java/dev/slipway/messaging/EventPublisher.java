package dev.slipway.messaging;

import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;

/// Publishes events and waits until every in-sync replica has them (`acks=all`).
public final class EventPublisher {

  private final KafkaTemplate<String, byte[]> kafka;
  private final EventCodec codec;
  private final Duration timeout;
  private final EventSpans spans;
  private final EventCounters counters;
  private final Timer acknowledged;
  private final Timer failed;

  /// Without spans.
  ///
  /// @param timeout how long a batch may take until it counts as failed
  public EventPublisher(
      KafkaTemplate<String, byte[]> kafka,
      EventCodec codec,
      Duration timeout,
      MeterRegistry meters) {
    this(kafka, codec, timeout, EventSpans.off(), meters);
  }

  /// @param timeout for a whole batch, after which it counts as not acknowledged
  public EventPublisher(
      KafkaTemplate<String, byte[]> kafka,
      EventCodec codec,
      Duration timeout,
      EventSpans spans,
      MeterRegistry meters) {
    this.spans = spans;
    this.kafka = kafka;
    this.codec = codec;
    this.timeout = timeout;
    this.counters = new EventCounters("slipway.events.out", meters);
    this.acknowledged = BatchMeters.timer(meters, "slipway.publish.time", "acknowledged");
    this.failed = BatchMeters.timer(meters, "slipway.publish.time", "failed");
  }

  /// Sends all in order and returns once all are acknowledged.
  ///
  /// @throws PublishFailedException when Kafka did not acknowledge all of them in time
  /// @throws PublishRefusedException when Kafka refused one for what it is
  /// @throws EventTooLargeException before anything is sent, when one is too large
  public void publish(List<Outbound> events) {
    try (EventSpans.Sending sending = spans.send(events)) {
      send(sending);
    }
    for (Outbound event : events) {
      counters.count(event.topic(), EventTypes.nameOf(event.envelope().event().getClass()));
    }
  }

  private void send(EventSpans.Sending sending) {
    try {
      publishRaw(sending.events().stream().map(codec::encode).toList());
    } catch (RuntimeException e) {
      sending.failed(e);
      throw e;
    }
  }

  /// The partition on which a key's events are. Asks Kafka for the topic's partitions where they are not
  /// known, and remembers them.
  public TopicPartition partitionOf(String topic, String key) {
    int partitions = kafka.partitionsFor(topic).size();
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(bytes, partitions));
  }

  /// Says on a compacted topic that a project is gone.
  ///
  /// @throws PublishFailedException as [#publish(List)]
  public void publishTombstone(String topic, String project) {
    publishRaw(List.of(new ProducerRecord<>(topic, project, null)));
  }

  /// Sends records as they are, such as dead letters, in order, and returns once all are acknowledged; none
  /// is counted as an event.
  ///
  /// @throws PublishFailedException as [#publish(List)]
  /// @throws PublishRefusedException as [#publish(List)]
  public void publishRaw(List<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    boolean done = false;
    try {
      await(records);
      done = true;
    } finally {
      (done ? acknowledged : failed).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  private void await(List<ProducerRecord<String, byte[]>> records) {
    List<CompletableFuture<?>> acks = new ArrayList<>(records.size());
    try {
      for (ProducerRecord<String, byte[]> record : records) {
        acks.add(kafka.send(record));
      }
      CompletableFuture.allOf(acks.toArray(CompletableFuture[]::new))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(records, acks, e);
    } catch (TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
      throw failed(records, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(records, e);
    }
  }

  /// Refused only if nothing else went wrong: a batch whose rest was not acknowledged is published again
  /// first.
  private static RuntimeException failed(
      List<ProducerRecord<String, byte[]>> records,
      List<CompletableFuture<?>> acks,
      Exception cause) {
    List<Throwable> failures =
        acks.stream()
            .filter(CompletableFuture::isCompletedExceptionally)
            .<Throwable>map(CompletableFuture::exceptionNow)
            .toList();
    return failures.stream()
        .filter(failure -> Failures.of(failure) != FailureClass.RECORD)
        .findFirst()
        .<RuntimeException>map(failure -> failed(records, failure))
        .orElseGet(() -> failed(records, cause));
  }

  private static RuntimeException failed(
      List<ProducerRecord<String, byte[]>> records, Throwable cause) {
    List<String> topics = records.stream().map(ProducerRecord::topic).distinct().toList();
    return Failures.of(cause) == FailureClass.RECORD
        ? new PublishRefusedException(
            "Kafka refuses a record for %s: %s".formatted(topics, message(cause)), cause)
        : new PublishFailedException(
            "Kafka did not acknowledge %d record(s) for %s; they must be published again"
                .formatted(records.size(), topics),
            cause);
  }

  private static @org.jspecify.annotations.Nullable String message(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
