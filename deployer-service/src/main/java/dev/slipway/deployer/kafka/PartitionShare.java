package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.deployer.queue.Pace;
import dev.slipway.deployer.rollout.Share;
import dev.slipway.messaging.EventPublisher;
import java.util.Collection;
import java.util.List;
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
  private final Pace pace;

  /// They never change while a service runs: projects would change their places.
  private final Map<String, TopicPartition> partitions = new ConcurrentHashMap<>();

  PartitionShare(KafkaListenerEndpointRegistry listeners, EventPublisher publisher, Pace pace) {
    this.pace = pace;
    this.listeners = listeners;
    this.publisher = publisher;
  }

  @Override
  public boolean has(String project) {
    Collection<TopicPartition> mine = mine();
    return !mine.isEmpty() && mine.contains(partition(project));
  }

  @Override
  public boolean isSettled() {
    return pace.isSettled(!mine().isEmpty());
  }

  private Collection<TopicPartition> mine() {
    MessageListenerContainer container = listeners.getListenerContainer(DeploymentListener.ID);
    Collection<TopicPartition> mine = container == null ? null : container.getAssignedPartitions();
    return mine == null ? List.of() : mine;
  }

  private TopicPartition partition(String project) {
    return partitions.computeIfAbsent(
        project, key -> publisher.partitionOf(Topics.DEPLOYMENTS, key));
  }
}
