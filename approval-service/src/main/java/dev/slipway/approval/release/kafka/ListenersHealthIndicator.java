package dev.slipway.approval.release.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Up while this instance reads its share of the inputs.
final class ListenersHealthIndicator implements HealthIndicator {

  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  private final Assignment assignment;

  ListenersHealthIndicator(
      ConcurrentMessageListenerContainer<String, byte[]> container, Assignment assignment) {
    this.container = container;
    this.assignment = assignment;
  }

  @Override
  public Health health() {
    if (!container.isRunning()) {
      return Health.down().withDetail("reason", "the listener has stopped").build();
    }
    return assignment.joined()
        ? Health.up().build()
        : Health.down().withDetail("reason", "no partitions assigned yet").build();
  }
}
