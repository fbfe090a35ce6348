package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.queue.Order;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.stereotype.Component;

/// Puts the requests that are addressed to this deployer's cluster into their queues, and commits how far
/// they are done. Nothing is done to the cluster on the consumer's thread.
@Component
class DeploymentListener {

  static final String ID = "deployments";

  private static final Logger log = LoggerFactory.getLogger(DeploymentListener.class);

  private final EventBatches batches;
  private final AssignedPartitions partitions;
  private final DeployerProperties properties;
  private final EventPublisher publisher;

  DeploymentListener(
      EventBatches batches,
      AssignedPartitions partitions,
      DeployerProperties properties,
      EventPublisher publisher) {
    this.publisher = publisher;
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
    } else if (received.event() instanceof DeployerEvent failed) {
      report(received, failed);
    }
  }

  /// In place of a request that cannot be read, see [UnreadableRequests].
  private void report(Received received, DeployerEvent failed) {
    log.error(
        "release {}: {} failed: its request is a dead letter", failed.release(), failed.slot());
    publisher.publish(List.of(new Outbound(Topics.DEPLOYMENT_RESULTS, received.envelope())));
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
