package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.deployer.rollout.Share;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/// An instance watches the rollouts of the projects whose requests it reads: the consumer group shares
/// them out, notices an instance that is gone, and gives its share to the others.
@Component
class PartitionShare implements Share {

  private final KafkaListenerEndpointRegistry listeners;
  private final KafkaAdmin kafka;

  /// How many there are never changes while a service runs: projects would change their places.
  private volatile int partitions;

  PartitionShare(KafkaListenerEndpointRegistry listeners, KafkaAdmin kafka) {
    this.listeners = listeners;
    this.kafka = kafka;
  }

  @Override
  public boolean has(String project) {
    MessageListenerContainer container = listeners.getListenerContainer(DeploymentListener.ID);
    Collection<TopicPartition> mine = container == null ? null : container.getAssignedPartitions();
    return mine != null && !mine.isEmpty() && mine.contains(partition(project));
  }

  /// As the producer of the requests chooses it.
  private TopicPartition partition(String project) {
    if (partitions == 0) {
      partitions =
          Objects.requireNonNull(
                  kafka.describeTopics(Topics.DEPLOYMENTS).get(Topics.DEPLOYMENTS),
                  Topics.DEPLOYMENTS)
              .partitions()
              .size();
    }
    byte[] key = project.getBytes(StandardCharsets.UTF_8);
    return new TopicPartition(
        Topics.DEPLOYMENTS, BuiltInPartitioner.partitionForKey(key, partitions));
  }
}
