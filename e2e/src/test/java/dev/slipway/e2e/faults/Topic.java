package dev.slipway.e2e.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads whole topics.
final class Topic {

  private Topic() {}

  /// Every record that is there, each event id once, in the order of its partition.
  static List<ConsumerRecord<String, byte[]>> read(String bootstrap, String topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, ConsumerRecord<String, byte[]>> found = new LinkedHashMap<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(record -> found.putIfAbsent(id(record), record));
      }
      return List.copyOf(found.values());
    }
  }

  /// The topics that end so.
  static List<String> named(String bootstrap, String suffix) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(bootstrap)) {
      return new ArrayList<>(consumer.listTopics().keySet())
          .stream().filter(name -> name.endsWith(suffix)).sorted().toList();
    }
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    var header = record.headers().lastHeader("ce_id");
    return header == null
        ? record.partition() + "@" + record.offset()
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            // Closing waits for the fetch that is under way, and that for records to come.
            "fetch.max.wait.ms",
            "10"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
