package dev.slipway.bench.server;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Kafka as the measurements use it: to put load on a topic and to see when results have arrived.
public final class EventLog {

  private final String bootstrap;
  private final EventCodec codec =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  public EventLog(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /// Publishes all in order and returns once they are acknowledged.
  public void publish(Stream<Outbound> events) {
    try (KafkaProducer<String, byte[]> producer = producer()) {
      events.forEach(event -> producer.send(codec.encode(event)));
    }
  }

  /// The record as a service would write it.
  public ProducerRecord<String, byte[]> encode(Outbound event) {
    return codec.encode(event);
  }

  /// When the first record about each release was sent, in milliseconds since 1970.
  public Map<String, Long> firstSeen(String topic) {
    return firstSeen(topic, "");
  }

  /// When the first event of a type about each release was sent, in milliseconds since 1970.
  ///
  /// @param type empty for any
  public Map<String, Long> firstSeen(String topic, String type) {
    Map<String, Long> first = new HashMap<>();
    try (Consumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          if (type.isEmpty() || type.equals(header(record, "ce_type"))) {
            first.merge(header(record, "ce_subject"), record.timestamp(), Math::min);
          }
        }
      }
    }
    return first;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /// A producer that the caller closes.
  public KafkaProducer<String, byte[]> producer() {
    Properties config = new Properties();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /// The records that a topic has ever had, over all partitions.
  public long end(String topic) {
    try (Consumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer, topic)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /// Waits until a topic has had so many records.
  ///
  /// @throws IllegalStateException where a minute passes without one more
  public void await(String topic, long count) {
    try (Consumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      long seen = -1;
      long progress = System.nanoTime();
      while (true) {
        long now =
            consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        if (now >= count) {
          return;
        }
        if (now > seen) {
          seen = now;
          progress = System.nanoTime();
        } else if (System.nanoTime() - progress > Duration.ofMinutes(1).toNanos()) {
          throw new IllegalStateException(
              topic + " stays at " + now + " records, " + count + " are expected");
        }
        pause(Duration.ofMillis(20));
      }
    }
  }

  /// Creates a topic where it is missing.
  void create(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      if (!admin.listTopics().names().get().contains(topic)) {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
      }
      // A partition without its leader yet may take batches in another order than they were sent
      // in.
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (int i = 0; i < partitions; i++) {
        ends.put(new TopicPartition(topic, i), OffsetSpec.latest());
      }
      admin.listOffsets(ends).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not create " + topic, e);
    }
  }

  /// How many records a group has not committed yet.
  public long lag(String group) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        Consumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet());
      return committed.entrySet().stream()
          .mapToLong(e -> ends.getOrDefault(e.getKey(), 0L) - e.getValue().offset())
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell the offsets of " + group, e);
    }
  }

  /// Makes a group, which nobody may be a member of just then, read a topic from its beginning.
  public void rewind(String group, String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        Consumer<String, byte[]> consumer = consumer()) {
      Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
      partitions(consumer, topic).forEach(p -> start.put(p, new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(group, start).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not rewind " + group, e);
    }
  }

  Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /// Waits between two looks at something.
  ///
  /// @throws IllegalStateException if interrupted
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
