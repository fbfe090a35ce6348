package dev.slipway.cli.replay;

import dev.slipway.cli.kafka.Broker;
import dev.slipway.cli.kafka.TimeSpan;
import dev.slipway.cli.kafka.Writer;
import dev.slipway.contract.Topics;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.consumer.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A part of a topic, by time and project.
///
/// @param project the records' key; null for all
record Replay(String topic, TimeSpan span, @Nullable String project) {

  /// The numbers of records of the part that are published again, and of those that are not.
  ///
  /// @param records published, or counted for it
  /// @param decided left out, since a service decided them when it put them aside
  /// @param replaced left out, since a later definition of their project is in force
  record Counts(long records, long decided, long replaced) {}

  /// The reason why a record is left out.
  private enum LeftOut {
    DECIDED,
    REPLACED
  }

  /// Reads, and writes nothing.
  Counts count(Broker broker) {
    return read(broker, _ -> {});
  }

  /// Writes each record behind what the topic holds: the same key and so the same partition, value and
  /// headers. Its time alone is new, so that retention counts anew and the same span is the same
  /// records next time. Returns once all are acknowledged.
  Counts publish(Broker broker) {
    try (Writer writer = broker.writer()) {
      Counts counts = read(broker, record -> writer.send(again(record)));
      writer.flush();
      return counts;
    }
  }

  private Counts read(Broker broker, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Predicate<ConsumerRecord<byte[], byte[]>> current =
        topic.equals(Topics.PROJECTS) ? latest(broker) : _ -> true;
    Set<String> decided = decided(broker);
    AtomicLong count = new AtomicLong();
    Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    broker.read(
        List.of(topic),
        span,
        record -> {
          if (!ofProject(record)) {
            return;
          }
          if (!current.test(record)) {
            leftOut.merge(LeftOut.REPLACED, 1L, Long::sum);
          } else if (decided.contains(
              name("" + record.partition(), "" + record.offset(), record))) {
            leftOut.merge(LeftOut.DECIDED, 1L, Long::sum);
          } else {
            each.accept(record);
            count.incrementAndGet();
          }
        });
    return new Counts(
        count.get(),
        leftOut.getOrDefault(LeftOut.DECIDED, 0L),
        leftOut.getOrDefault(LeftOut.REPLACED, 0L));
  }

  private boolean ofProject(ConsumerRecord<byte[], byte[]> record) {
    return project == null || Arrays.equals(record.key(), project.getBytes(StandardCharsets.UTF_8));
  }

  /// Whether a record is the last of its key, in the whole topic.
  private Predicate<ConsumerRecord<byte[], byte[]>> latest(Broker broker) {
    Map<String, Long> offsets = new HashMap<>();
    broker.read(
        List.of(topic), TimeSpan.ALL, record -> offsets.put(place(record), record.offset()));
    return record -> Long.valueOf(record.offset()).equals(offsets.get(place(record)));
  }

  /// The names of the records that a service decided when it put them aside: it reported their failure, and
  /// must not carry them out any more.
  private Set<String> decided(Broker broker) {
    List<String> letters =
        broker.topics().stream()
            .filter(name -> name.startsWith(topic + ".") && name.endsWith(".dlt"))
            .toList();
    Set<String> decided = new HashSet<>();
    if (!letters.isEmpty()) {
      broker.read(
          letters,
          TimeSpan.ALL,
          letter -> {
            if (letter.headers().lastHeader(DeadLetters.DECIDED) != null) {
              decided.add(
                  name(
                      header(letter, DeadLetters.ORIGINAL_PARTITION),
                      header(letter, DeadLetters.ORIGINAL_OFFSET),
                      letter));
            }
          });
    }
    return decided;
  }

  /// Its place, and the event's id: a topic that was made anew has other records at the same places.
  private static String name(
      String partition, String offset, ConsumerRecord<byte[], byte[]> record) {
    return partition + "/" + offset + "/" + header(record, "ce_id");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Objects.requireNonNullElse(EventCodec.text(record.headers(), name), "");
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return record.partition()
        + " "
        + (record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.key() == null ? record.partition() : null,
        null,
        record.key(),
        record.value(),
        record.headers());
  }
}
