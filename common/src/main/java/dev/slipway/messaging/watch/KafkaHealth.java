package dev.slipway.messaging.watch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Up while Kafka answers for Slipway's topics. A short silence is none: what is in hand is tried
/// again, and taking every replica out of service would not help.
public final class KafkaHealth implements HealthIndicator {

  private final KafkaWatch watch;

  KafkaHealth(KafkaWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    return watch
        .unusable()
        .map(reason -> Health.down().withDetail("reason", reason).build())
        .orElseGet(() -> Health.up().build());
  }
}
