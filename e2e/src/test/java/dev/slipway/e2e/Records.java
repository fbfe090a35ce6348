package dev.slipway.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the records of a topic.
public final class Records {

  private Records() {}

  /// All that is there by now, repetitions included; nothing of a topic that is not there yet.
  public static List<ConsumerRecord<String, String>> of(Map<String, Object> client, String topic) {
    Map<String, Object> properties = new HashMap<>(client);
    // Closing waits for the fetch that is under way, and that for records to come.
    properties.put("fetch.max.wait.ms", "10");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().getOrDefault(topic, List.of()).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
      return records;
    }
  }

  /// Whether a header says so, exactly.
  public static boolean says(ConsumerRecord<String, String> record, String header, String value) {
    var found = record.headers().lastHeader(header);
    return found != null
        && new String(found.value(), java.nio.charset.StandardCharsets.UTF_8).equals(value);
  }
}
