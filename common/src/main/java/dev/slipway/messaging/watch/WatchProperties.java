package dev.slipway.messaging.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of a service's checks of Kafka.
///
/// @param interval between two looks at the topics and at how far behind the service is
/// @param unreachableAfter how long Kafka may not answer until the service says that it is not ready;
///     longer than a broker's restart should be noticed by those who call the service
@ConfigurationProperties("slipway.kafka.watch")
record WatchProperties(
    @DefaultValue("10s") Duration interval, @DefaultValue("30s") Duration unreachableAfter) {

  WatchProperties {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("slipway.kafka.watch.interval must be positive");
    }
    if (unreachableAfter.compareTo(interval) < 0) {
      throw new IllegalArgumentException(
          "slipway.kafka.watch.unreachable-after must be at least slipway.kafka.watch.interval");
    }
  }
}
