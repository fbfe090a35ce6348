package dev.slipway.notifier.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// Up once this process has been given partitions of `slipway.releases`, for as long as it listens.
@Component("releases")
class ReleasesHealth implements HealthIndicator {

  private final KafkaListenerEndpointRegistry listeners;
  private volatile boolean assigned;

  ReleasesHealth(KafkaListenerEndpointRegistry listeners) {
    this.listeners = listeners;
  }

  @Override
  public Health health() {
    @Nullable MessageListenerContainer container =
        listeners.getListenerContainer(ReleaseListener.ID);
    if (container == null || !container.isRunning()) {
      return Health.down().withDetail("listener", "not running").build();
    }
    if (!assigned) {
      Collection<TopicPartition> partitions = container.getAssignedPartitions();
      assigned = partitions != null && !partitions.isEmpty();
    }
    return assigned
        ? Health.up().build()
        : Health.outOfService().withDetail("listener", "no partitions yet").build();
  }
}
