package dev.slipway.cli.deadletter;

import dev.slipway.messaging.consumer.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A record that a service put aside, without its payload.
///
/// @param at when it was put aside
/// @param headers as text, the reason and the origin included
record DeadLetter(Id id, Instant at, @Nullable String key, Map<String, String> headers) {

  private static final List<String> OWN = List.of("slipway_dlt_", "kafka_dlt-");

  /// The place of a dead letter, which is its name: `<topic>/<partition>/<offset>`.
  record Id(String topic, int partition, long offset) {

    /// @return null for what is no such name
    static @Nullable Id parse(String text) {
      String[] parts = text.split("/", -1);
      return parts.length == 3
              && !parts[0].isEmpty()
              && parts[1].matches("\\d{1,9}")
              && parts[2].matches("\\d{1,18}")
          ? new Id(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]))
          : null;
    }

    @Override
    public String toString() {
      return topic + "/" + partition + "/" + offset;
    }
  }

  static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? "" : text(header.value()));
    }
    return new DeadLetter(
        new Id(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? null : text(record.key()),
        headers);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String reason() {
    return headers.getOrDefault(DeadLetters.REASON, "unknown");
  }

  /// As its header says; else by the name of the topic that it lies on, `<topic>.<service>.dlt`.
  String originalTopic() {
    String said = headers.get(DeadLetters.ORIGINAL_TOPIC);
    return said == null ? id.topic().replaceFirst("\\.[^.]*\\.dlt$", "") : said;
  }

  /// `slipway.builds/3/17`, as far as it is known.
  String origin() {
    return originalTopic()
        + "/"
        + headers.getOrDefault(DeadLetters.ORIGINAL_PARTITION, "?")
        + "/"
        + headers.getOrDefault(DeadLetters.ORIGINAL_OFFSET, "?");
  }

  /// True if only a part of the record is left, which nobody can process.
  boolean isCut() {
    return headers.containsKey(DeadLetters.CUT);
  }

  /// True if the service reported its failure when it put it aside, and would skip it.
  boolean isDecided() {
    return headers.containsKey(DeadLetters.DECIDED);
  }

  @Nullable String type() {
    return headers.get("ce_type");
  }

  /// The record as it was before it was put aside, on its way to where it came from. By its key as the
  /// first time; where it has none, to the same partition.
  ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> record) {
    String partition = headers.getOrDefault(DeadLetters.ORIGINAL_PARTITION, "");
    ProducerRecord<byte[], byte[]> original =
        new ProducerRecord<>(
            originalTopic(),
            record.key() == null && partition.matches("\\d{1,9}")
                ? Integer.valueOf(partition)
                : null,
            record.key(),
            record.value());
    for (Header header : record.headers()) {
      if (OWN.stream().noneMatch(header.key()::startsWith)) {
        original.headers().add(header);
      }
    }
    return original;
  }
}
