package dev.slipway.deployer.kafka;

import java.util.Collection;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.ContainerPostProcessor;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;

/// Has the container leave commits to [AssignedPartitions]. Acknowledging one by one out of order, as the
/// container can do it (`asyncAcks`), would pause it until the last poll is done, behind whatever waits.
@Component
class PartitionsOfContainer
    implements ContainerPostProcessor<
        String, byte[], AbstractMessageListenerContainer<String, byte[]>> {

  /// After the end of a request, its offset is committed as soon.
  private static final long MILLIS = 250;

  private final AssignedPartitions partitions;

  PartitionsOfContainer(AssignedPartitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public void postProcess(AbstractMessageListenerContainer<String, byte[]> container) {
    ContainerProperties properties = container.getContainerProperties();
    properties.setAckMode(AckMode.MANUAL);
    properties.setPollTimeout(MILLIS);
    properties.setIdleEventInterval(MILLIS);
    properties.setIdleBeforeDataMultiplier(1);
    ConsumerRebalanceListener first =
        Objects.requireNonNull(properties.getConsumerRebalanceListener());
    properties.setConsumerRebalanceListener(new Both(first, partitions));
    // Of a batch that could not be put into queues at once, nothing is done yet.
    if (container.getCommonErrorHandler() instanceof DefaultErrorHandler handler) {
      handler.setAckAfterHandle(false);
    }
  }

  /// The listener of the health and then that of the queues.
  private record Both(ConsumerRebalanceListener first, AssignedPartitions partitions)
      implements ConsumerAwareRebalanceListener {

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> which) {
      first.onPartitionsAssigned(which);
      partitions.onPartitionsAssigned(consumer, which);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
        Consumer<?, ?> consumer, Collection<TopicPartition> which) {
      first.onPartitionsRevoked(which);
      partitions.onPartitionsRevokedBeforeCommit(consumer, which);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> which) {
      first.onPartitionsLost(which);
      partitions.onPartitionsLost(consumer, which);
    }
  }
}
