package dev.slipway.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the events that a gateway has published to a topic.
public final class PublishedEvents {

  private PublishedEvents() {}

  /// Everything that the topic holds now: what was acknowledged before is among it.
  public static List<ConsumerRecord<String, String>> on(String topic, RunningGateway gateway) {
    Map<String, Object> config = Map.of("bootstrap.servers", gateway.bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<Map.Entry<TopicPartition, Long>> ends =
          List.copyOf(consumer.endOffsets(partitions).entrySet());
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /// The only events about a release; the same event published again counts once.
  public static ConsumerRecord<String, String> about(
      String release, String topic, RunningGateway gateway) {
    List<ConsumerRecord<String, String>> found =
        on(topic, gateway).stream().filter(r -> release.equals(header(r, "ce_subject"))).toList();
    if (found.stream().map(r -> header(r, "ce_id")).distinct().count() != 1) {
      throw new AssertionError(found.size() + " events about " + release + " on " + topic);
    }
    return found.getFirst();
  }

  public static JsonNode body(ConsumerRecord<String, String> record) {
    return JsonMapper.shared().readTree(record.value());
  }

  /// Empty where the record has no such header.
  public static String header(ConsumerRecord<String, String> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
