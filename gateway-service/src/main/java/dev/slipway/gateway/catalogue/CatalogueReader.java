package dev.slipway.gateway.catalogue;

import dev.slipway.background.BackgroundThread;
import dev.slipway.background.StartOrder;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.stereotype.Component;

/// Reads the whole of `slipway.projects` into the catalogue and follows it. Without a consumer group:
/// every replica needs all of it, and nothing is committed.
@Component
class CatalogueReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CatalogueReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(3);

  private final ProjectCatalogue catalogue;
  private final EventCodec codec;
  private final DefaultKafkaConsumerFactory<String, byte[]> consumers;
  private final BackgroundThread beginning = new BackgroundThread("projects");
  private @Nullable KafkaMessageListenerContainer<String, byte[]> container;

  CatalogueReader(ProjectCatalogue catalogue, EventCodec codec, KafkaProperties kafka) {
    this.catalogue = catalogue;
    this.codec = codec;
    Map<String, Object> config = kafka.buildConsumerProperties();
    config.remove("group.id");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
    this.consumers =
        new DefaultKafkaConsumerFactory<>(
            config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void start() {
    beginning.start();
    beginning.execute(this::begin);
  }

  /// Again until the topic is followed, by one container alone: older definitions must not come back into force.
  private void begin() {
    try {
      follow(ends());
    } catch (RuntimeException e) {
      log.warn("cannot read {}; trying again: {}", Topics.PROJECTS, e.toString());
      endContainer();
      beginning.executeAfter(AGAIN, this::begin);
    }
  }

  /// How far each partition goes now.
  private Map<TopicPartition, Long> ends() {
    try (Consumer<String, byte[]> consumer = consumers.createConsumer()) {
      return consumer.endOffsets(
          consumer.partitionsFor(Topics.PROJECTS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
    }
  }

  /// Does nothing once this is stopped.
  ///
  /// @param began how far each partition went when this began
  private synchronized void follow(Map<TopicPartition, Long> began) {
    if (!isRunning()) {
      return;
    }
    KafkaMessageListenerContainer<String, byte[]> following = container(new HashMap<>(began));
    container = following;
    following.start();
  }

  /// @param ends are taken out as they are reached
  private KafkaMessageListenerContainer<String, byte[]> container(Map<TopicPartition, Long> ends) {
    ContainerProperties how = properties(ends.keySet());
    how.setMessageListener(
        (BatchConsumerAwareMessageListener<String, byte[]>)
            (records, consumer) -> {
              records.forEach(this::applyAlone);
              completeOnce(ends, Objects.requireNonNull(consumer));
            });
    KafkaMessageListenerContainer<String, byte[]> following =
        new KafkaMessageListenerContainer<>(consumers, how);
    following.setBeanName("projects");
    following.setApplicationEventPublisher(event -> {
      if (event instanceof ListenerContainerIdleEvent idle) {
        completeOnce(ends, idle.getConsumer());
      }
    });
    return following;
  }

  private static ContainerProperties properties(Set<TopicPartition> partitions) {
    ContainerProperties how =
        new ContainerProperties(
            partitions.stream()
                .map(partition ->
                    new TopicPartitionOffset(
                        partition.topic(), partition.partition(), SeekPosition.BEGINNING))
                .toArray(TopicPartitionOffset[]::new));
    how.setAckMode(AckMode.MANUAL);
    how.setPollTimeout(POLL.toMillis());
    how.setIdleEventInterval(POLL.toMillis());
    how.setShutdownTimeout(STOP.toMillis());
    how.setAuthExceptionRetryInterval(AGAIN);
    return how;
  }

  /// The last records of a partition may be gone by compaction, so that no record tells that its end is reached.
  ///
  /// @param ends of the partitions that are not yet read to theirs
  private void completeOnce(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
    if (!catalogue.complete()) {
      ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      if (ends.isEmpty()) {
        catalogue.completed();
        log.info("projects: {} known", catalogue.all().size());
      }
    }
  }

  /// A record that no rule foresaw concerns its project alone, and must not end the reading.
  private void applyAlone(ConsumerRecord<String, byte[]> record) {
    try {
      apply(record);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("{}-{}@{}: skipped", record.topic(), record.partition(), record.offset(), e);
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    switch (codec.decode(record)) {
      case Decoded.Known(Received received)
          when received.event() instanceof ProjectDefined defined ->
          catalogue.put(defined.definition());
      case Decoded.Tombstone(String project) -> catalogue.remove(project);
      case Decoded.Poison(String reason) ->
          log.error(
              "{}-{}@{}: skipped: {}", record.topic(), record.partition(), record.offset(), reason);
      case Decoded.Known _, Decoded.Unknown _ -> {}
    }
  }

  @Override
  public void stop() {
    beginning.stop();
    endContainer();
  }

  private synchronized void endContainer() {
    KafkaMessageListenerContainer<String, byte[]> following = container;
    container = null;
    if (following != null) {
      following.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return beginning.isRunning();
  }

  @Override
  public int getPhase() {
    return StartOrder.READERS;
  }
}
