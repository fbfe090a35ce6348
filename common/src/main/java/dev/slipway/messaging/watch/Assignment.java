package dev.slipway.messaging.watch;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// A listener and whether its consumer group has let it in. With more instances than partitions its
/// share may be nothing, which is as good: it stands by.
final class Assignment implements ConsumerRebalanceListener {

  private final ConcurrentMessageListenerContainer<String, byte[]> container;
  private volatile boolean joined;

  Assignment(ConcurrentMessageListenerContainer<String, byte[]> container) {
    this.container = container;
  }

  boolean joined() {
    return joined;
  }

  boolean running() {
    return container.isRunning();
  }

  String group() {
    String group = container.getGroupId();
    return group == null ? "" : group;
  }

  List<String> topics() {
    String[] topics = container.getContainerProperties().getTopics();
    return topics == null ? List.of() : List.of(topics);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    joined = true;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    joined = false;
  }
}
