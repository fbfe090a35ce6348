package dev.slipway.messaging.watch;

import dev.slipway.messaging.ServiceIdentity;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the health and metrics that every service reports of itself and its Kafka: health and meters.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchProperties.class)
public class WatchConfiguration {

  /// Kafka's clients have some hundred meters each, and one for each partition; these say what the
  /// others are looked at for.
  private static final Set<String> KEPT =
      Set.of(
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.rebalance.latency.avg",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.last.poll.seconds.ago",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.record.send.total",
          "kafka.producer.request.latency.avg");

  @Bean
  Assignments assignments() {
    return new Assignments();
  }

  @Bean
  ListenersHealth listenersHealthIndicator(Assignments assignments) {
    return new ListenersHealth(assignments);
  }

  @Bean
  KafkaWatch kafkaWatch(
      KafkaProperties kafka,
      WatchProperties properties,
      Assignments assignments,
      MeterRegistry meters) {
    return new KafkaWatch(kafka.buildAdminProperties(), properties, assignments, meters);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(KafkaWatch watch) {
    return new KafkaHealth(watch);
  }

  /// Several services may be scraped as one target, or share a dashboard.
  @Bean
  static MeterFilter applicationTag(ServiceIdentity service) {
    return MeterFilter.commonTags(Tags.of("application", service.name()));
  }

  @Bean
  static MeterFilter kafkaClientMeters() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith("kafka.") && !KEPT.contains(id.getName())
            ? MeterFilterReply.DENY
            : MeterFilterReply.NEUTRAL;
      }
    };
  }
}
