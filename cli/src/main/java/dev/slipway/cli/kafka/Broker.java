package dev.slipway.cli.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Kafka as one command uses it. Records are bytes: what is sent again must be what was there. Every
/// failure is a [dev.slipway.cli.output.CommandFailedException].
public final class Broker {

  private static final String TIMEOUT = Long.toString(Duration.ofSeconds(10).toMillis());
  private static final String REQUEST = Long.toString(Duration.ofSeconds(5).toMillis());

  private final Properties config;

  Broker(Properties config) {
    this.config = config;
  }

  /// All topics, in order.
  public Set<String> topics() {
    return admin(admin -> new TreeSet<>(get(admin.listTopics().names())));
  }

  /// How many copies are kept of a topic's records.
  public short replication(String topic) {
    return admin(admin -> {
      TopicDescription description =
          Objects.requireNonNull(
              get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic), topic);
      return (short) description.partitions().getFirst().replicas().size();
    });
  }

  /// Harmless where the topic is there.
  public void create(NewTopic topic) {
    admin(admin -> {
      try {
        admin.createTopics(List.of(topic)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw failure(e.getCause());
        }
      } catch (InterruptedException e) {
        throw failure(e);
      }
      return topic.name();
    });
  }

  /// Hands over what these topics hold now, each partition in its order. What is written meanwhile is
  /// not read.
  public void read(
      Collection<String> topics, TimeSpan span, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      new BoundedRead(consumer, span).read(topics, each);
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  /// One record of a topic that there is, empty where the record is not there or not any more.
  public Optional<ConsumerRecord<byte[], byte[]>> find(String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      boolean exists =
          consumer.partitionsFor(topic).stream().anyMatch(p -> p.partition() == partition);
      return exists ? new BoundedRead(consumer, TimeSpan.ALL).one(place, offset) : Optional.empty();
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  /// To be closed by the caller.
  public Writer writer() {
    Properties properties = client();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT);
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    try {
      return new Writer(
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
          this);
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Properties properties = client();
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT);
    // Closing waits for the last fetch, which the broker holds for so long where nothing new comes.
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Properties client() {
    Properties properties = new Properties();
    properties.putAll(config);
    properties.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "slipway-cli");
    properties.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST);
    return properties;
  }

  private <T> T admin(Function<Admin, T> work) {
    Properties properties = client();
    properties.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT);
    try (Admin admin = Admin.create(properties)) {
      return work.apply(admin);
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      throw failure(e);
    }
  }

  RuntimeException failure(@Nullable Throwable cause) {
    return KafkaFailure.of(
        config.getProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "its address"), cause);
  }
}
