package dev.slipway.messaging.consumer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// The records that were put aside since the service was started. Always up: each concerns one project, and all
/// others go on.
final class DeadLettersHealth implements HealthIndicator {

  private final DeadLetters deadLetters;

  DeadLettersHealth(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public Health health() {
    Health.Builder up = Health.up();
    var latest = deadLetters.latest();
    return latest.isEmpty() ? up.build() : up.withDetail("latest", latest).build();
  }
}
