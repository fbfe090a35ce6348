package dev.slipway.messaging.startup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of topics that a service creates if they are missing. All services must be given the same
/// values.
///
/// @param partitions of every topic; how many projects can be worked on at once. Cannot be lowered.
/// @param replication how many brokers keep each record; 3 in production
/// @param retention how long records are kept on all topics but the compacted one
/// @param startTimeout how long a service waits at its start for Kafka to answer
/// @param publishTimeout how long Kafka may take to acknowledge a batch
@ConfigurationProperties("slipway.kafka")
public record TopicProperties(
    @DefaultValue("12") int partitions,
    @DefaultValue("1") short replication,
    @DefaultValue("14d") Duration retention,
    @DefaultValue("60s") Duration startTimeout,
    @DefaultValue("10s") Duration publishTimeout) {

  public TopicProperties {
    if (partitions < 1) {
      throw new IllegalArgumentException("slipway.kafka.partitions must be at least 1");
    }
    if (replication < 1) {
      throw new IllegalArgumentException("slipway.kafka.replication must be at least 1");
    }
    if (retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException("slipway.kafka.retention must be positive");
    }
  }
}
