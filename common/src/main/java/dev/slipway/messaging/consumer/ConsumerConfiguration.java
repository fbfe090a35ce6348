package dev.slipway.messaging.consumer;

import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventSpans;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.failure.DatabaseAnswers;
import dev.slipway.messaging.watch.Assignments;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/// The listeners of a service.
///
/// They name [#LISTENERS] as their container factory: they get whole polls as raw records, hand
/// them to [EventBatches], and offsets are committed when they return. A failure that they throw is
/// tried again until it passes.
@EnableKafka
@Configuration(proxyBeanMethods = false)
public class ConsumerConfiguration {

  /// The name of the container factory for batch listeners.
  public static final String LISTENERS = "eventListeners";

  @Bean
  DeadLetters deadLetters(ServiceIdentity service, EventPublisher publisher, MeterRegistry meters) {
    // From 0 on: an alert cannot see the first increase of a counter that begins with it.
    service.consumes().forEach(topic -> DeadLetters.counter(meters, topic));
    return new DeadLetters(service.name(), publisher, meters);
  }

  @Bean
  EventBatches eventBatches(
      EventCodec codec,
      DeadLetters deadLetters,
      EventSpans spans,
      Isolation isolation,
      MeterRegistry meters) {
    return new EventBatches(codec, deadLetters, spans, isolation, meters);
  }

  @Bean
  Isolation isolation(
      DeadLetters deadLetters,
      ObjectProvider<DataSource> database,
      ObjectProvider<Substitutes> substitutes,
      ObjectProvider<Parking> parking) {
    return new Isolation(
        deadLetters,
        new DatabaseAnswers(database.getIfAvailable()),
        substitutes.getIfAvailable(Substitutes::none),
        parking.getIfAvailable());
  }

  @Bean
  DeadLettersHealth deadLettersHealthIndicator(DeadLetters deadLetters) {
    return new DeadLettersHealth(deadLetters);
  }

  /// The range assignor gives one member the same partitions of all topics it reads, so that one
  /// thread sees everything about a project. With Kafka's newer consumer protocol the broker does the
  /// same.
  @Bean(LISTENERS)
  ConcurrentKafkaListenerContainerFactory<String, byte[]> eventListeners(
      KafkaProperties kafka, Assignments assignments, MeterRegistry meters) {
    Map<String, Object> config = kafka.buildConsumerProperties();
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    if ("consumer".equals(config.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
      config.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
    } else {
      config.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          List.of(RangeAssignor.class.getName()));
    }
    ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
        new ConcurrentKafkaListenerContainerFactory<>();
    DefaultKafkaConsumerFactory<String, byte[]> consumers =
        new DefaultKafkaConsumerFactory<>(
            config, new StringDeserializer(), new ByteArrayDeserializer());
    consumers.addListener(new MicrometerConsumerListener<>(meters));
    factory.setConsumerFactory(consumers);
    factory.setContainerCustomizer(assignments::follow);
    factory.setBatchListener(true);
    factory.getContainerProperties().setAckMode(AckMode.BATCH);
    factory.setCommonErrorHandler(untilItPasses());
    return factory;
  }

  private static DefaultErrorHandler untilItPasses() {
    ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
    backOff.setMaxInterval(10_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    handler.setRetryListeners(new LoggedRetries());
    return handler;
  }
}
