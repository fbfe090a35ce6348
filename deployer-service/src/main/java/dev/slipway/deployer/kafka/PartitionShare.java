package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.deployer.rollout.Share;
import dev.slipway.messaging.EventPublisher;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// An instance watches the rollouts of the projects whose requests it reads: the consumer group shares
/// them out, notices an instance that is gone, and gives its share to the others.
@Component
class PartitionShare implements Share {

  private final KafkaListenerEndpointRegistry listeners;
  private final EventPublisher publisher;

  /// They never change while a service runs: projects would change their places.
  private final Map<String, TopicPartition> partitions = new ConcurrentHashMap<>();

  PartitionShare(KafkaListenerEndpointRegistry listeners, EventPublisher publisher) {
    this.listeners = listeners;
    this.publisher = publisher;
  }

  @Override
  public boolean has(String project) {
    MessageListenerContainer container = listeners.getListenerContainer(DeploymentListener.ID);
    Collection<TopicPartition> mine = container == null ? null : container.getAssignedPartitions();
    return mine != null && !mine.isEmpty() && mine.contains(partition(project));
  }

  private TopicPartition partition(String project) {
    return partitions.computeIfAbsent(
        project, key -> publisher.partitionOf(Topics.DEPLOYMENTS, key));
  }
}
