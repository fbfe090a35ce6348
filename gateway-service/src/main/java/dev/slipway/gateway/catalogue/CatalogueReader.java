package dev.slipway.gateway.catalogue;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the whole of `slipway.projects` into the catalogue and follows it. Without a consumer group:
/// every replica needs all of it.
@Component
class CatalogueReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CatalogueReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(3);

  private final ProjectCatalogue catalogue;
  private final EventCodec codec;
  private final Map<String, Object> config;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile boolean running;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Consumer<String, byte[]> reading;

  CatalogueReader(ProjectCatalogue catalogue, EventCodec codec, KafkaProperties kafka) {
    this.catalogue = catalogue;
    this.codec = codec;
    this.config = kafka.buildConsumerProperties();
    config.remove("group.id");
    config.put("enable.auto.commit", false);
    config.put("auto.offset.reset", "earliest");
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("projects").daemon().start(this::run);
  }

  /// For as long as the service runs; after a failure from where it was, since older definitions must not
  /// come back into force.
  private void run() {
    while (running) {
      try (Consumer<String, byte[]> consumer =
          new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
        reading = consumer;
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("cannot read {}; trying again: {}", Topics.PROJECTS, e.toString());
        pause();
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.PROJECTS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    positions.forEach(consumer::seek);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    while (running) {
      consumer.poll(POLL).forEach(this::applyAlone);
      partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
      if (!catalogue.complete()) {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (ends.isEmpty()) {
          catalogue.completed();
          log.info("projects: {} known", catalogue.all().size());
        }
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

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /// By waking the consumer and not by interrupting it, which would keep it from closing.
  @Override
  public void stop() {
    running = false;
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    Thread reader = thread;
    if (reader != null) {
      await(reader);
    }
  }

  private static void await(Thread reader) {
    try {
      if (!reader.join(STOP)) {
        reader.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// After the topics have been created.
  @Override
  public int getPhase() {
    return 1;
  }
}
