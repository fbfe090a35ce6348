package dev.slipway.e2e.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Reads whole topics, and changes what a topic takes.
final class Topic {

  private static final String MAX = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

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

  /// Sends a record as it is, and returns once it is durable.
  static void send(String bootstrap, ProducerRecord<String, byte[]> record) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer())) {
      RecordMetadata _ = producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Refuses larger records on a topic.
  static void limit(String bootstrap, String topic, int bytes) {
    alter(bootstrap, topic, new ConfigEntry(MAX, Integer.toString(bytes)), OpType.SET);
  }

  /// Takes back what [#limit] did.
  static void unlimit(String bootstrap, String topic) {
    alter(bootstrap, topic, new ConfigEntry(MAX, ""), OpType.DELETE);
  }

  private static void alter(String bootstrap, String topic, ConfigEntry entry, OpType type) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(entry, type))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
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
