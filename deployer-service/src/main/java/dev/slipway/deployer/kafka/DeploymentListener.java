package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.queue.Order;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.stereotype.Component;

/// Puts the requests that are addressed to this deployer's cluster into their queues, and commits how far
/// they are done. Nothing is done to the cluster on the consumer's thread.
@Component
class DeploymentListener {

  static final String ID = "deployments";

  private final EventBatches batches;
  private final AssignedPartitions partitions;
  private final DeployerProperties properties;

  DeploymentListener(
      EventBatches batches, AssignedPartitions partitions, DeployerProperties properties) {
    this.batches = batches;
    this.partitions = partitions;
    this.properties = properties;
  }

  @KafkaListener(
      id = ID,
      topics = Topics.DEPLOYMENTS,
      groupId = "deployer-service-${slipway.deployer.cluster:default}",
      containerFactory = ConsumerConfiguration.LISTENERS,
      containerPostProcessor = "partitionsOfContainer")
  void on(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
    first(records).forEach(partitions::arrive);
    batches.process(records, events -> events.forEach(this::on));
    records.forEach(record -> partitions.read(partition(record), record.offset()));
    partitions.commit(consumer);
  }

  private static Map<TopicPartition, Long> first(List<ConsumerRecord<String, byte[]>> records) {
    Map<TopicPartition, Long> first = new HashMap<>();
    records.forEach(record -> first.putIfAbsent(partition(record), record.offset()));
    return first;
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /// On the consumer's thread, while there is nothing to read.
  @EventListener(condition = "#event.listenerId.startsWith('" + ID + "')")
  void idle(ListenerContainerIdleEvent event) {
    Consumer<?, ?> consumer = event.getConsumer();
    partitions.commit(consumer);
  }

  private void on(Received received) {
    if (received.event() instanceof DeployRequested request) {
      put(received, request, Order.Kind.DEPLOYMENT);
    } else if (received.event() instanceof EnvironmentRemovalRequested removal) {
      put(received, removal.deployment(), Order.Kind.REMOVAL);
    }
  }

  private void put(Received received, DeployRequested event, Order.Kind kind) {
    if (event.to().cluster().equals(properties.cluster())) {
      partitions.put(
          new TopicPartition(received.topic(), received.partition()),
          received.offset(),
          kind,
          Request.of(received.envelope(), event));
    }
  }
}
