package dev.slipway.messaging.startup;

import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventSpans;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.watch.WatchConfiguration;
import dev.slipway.metrics.MetricsProperties;
import dev.slipway.tracing.Traces;
import dev.slipway.tracing.TracingProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/// The messaging of a service, which imports it and brings its own [EventTypes] and [ServiceIdentity].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  TopicProperties.class,
  TracingProperties.class,
  MetricsProperties.class
})
@Import({ConsumerConfiguration.class, WatchConfiguration.class})
public class MessagingConfiguration {

  @Bean
  EventCodec eventCodec(EventTypes types) {
    return new EventCodec(types);
  }

  @Bean
  ProducerFactory<String, byte[]> eventProducers(KafkaProperties kafka, MeterRegistry meters) {
    Map<String, Object> config = kafka.buildProducerProperties();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    DefaultKafkaProducerFactory<String, byte[]> producers =
        new DefaultKafkaProducerFactory<>(
            config, new StringSerializer(), new ByteArraySerializer());
    producers.addListener(new MicrometerProducerListener<>(meters));
    return producers;
  }

  @Bean
  KafkaTemplate<String, byte[]> eventTemplate(ProducerFactory<String, byte[]> producers) {
    KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(producers);
    // A failure is thrown to the publisher's caller; it is not logged here as well.
    template.setProducerListener(new ProducerListener<>() {});
    return template;
  }

  @Bean
  EventPublisher eventPublisher(
      KafkaTemplate<String, byte[]> template,
      EventCodec codec,
      TopicProperties topics,
      EventSpans spans,
      MeterRegistry meters) {
    return new EventPublisher(template, codec, topics.publishTimeout(), spans, meters);
  }

  @Bean
  Traces traces(TracingProperties properties, ServiceIdentity service) {
    return Traces.of(properties, service.name());
  }

  @Bean
  EventSpans eventSpans(Traces traces, ServiceIdentity service) {
    return new EventSpans(traces, service.name());
  }

  @Bean
  TopicProvisioner topicProvisioner(
      KafkaProperties kafka, TopicProperties topics, ServiceIdentity service) {
    return new TopicProvisioner(
        kafka.buildAdminProperties(), topics, service.name(), service.consumes());
  }
}
