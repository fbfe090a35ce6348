package dev.slipway.messaging.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the records of a topic as they are.
final class TopicRecords {

  private TopicRecords() {}

  /// Everything that the first partition holds now, waited for at most 20 s.
  static List<ConsumerRecord<String, byte[]>> of(String topic, String servers) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", servers,
                "auto.offset.reset", "earliest",
                // Closing waits for the fetch that is under way, and that for records to come.
                "fetch.max.wait.ms", "10"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (records.size() < end && System.nanoTime() < deadline) {
        records.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
      }
      return records;
    }
  }

  /// The text of a header that the record has.
  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
