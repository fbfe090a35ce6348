package dev.slipway.approval.release.kafka;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/// Whether the consumer group has let this instance in. With more instances than partitions its share
/// may be nothing, which is as good: it stands by.
final class Assignment implements ConsumerRebalanceListener {

  private volatile boolean joined;

  boolean joined() {
    return joined;
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
