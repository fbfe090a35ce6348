package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.deployment.Deployments;
import dev.slipway.deployer.deployment.Request;
import dev.slipway.messaging.EventBatches;
import dev.slipway.messaging.MessagingConfiguration;
import dev.slipway.messaging.Received;
import dev.slipway.tracing.LogContext;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes the requests that are addressed to this deployer's cluster.
@Component
class DeploymentListener {

  static final String ID = "deployments";

  private final EventBatches batches;
  private final Deployments deployments;
  private final DeployerProperties properties;

  DeploymentListener(EventBatches batches, Deployments deployments, DeployerProperties properties) {
    this.batches = batches;
    this.deployments = deployments;
    this.properties = properties;
  }

  @KafkaListener(
      id = ID,
      topics = Topics.DEPLOYMENTS,
      groupId = "deployer-service-${slipway.deployer.cluster:default}",
      containerFactory = MessagingConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.process(records, events -> events.forEach(this::on));
  }

  private void on(Received received) {
    if (received.event() instanceof DeployRequested request
        && request.to().cluster().equals(properties.cluster())) {
      try (LogContext _ =
          LogContext.of(
              request.release(),
              received.envelope().correlationId(),
              received.envelope().traceparent())) {
        deployments.handle(Request.of(received.envelope(), request));
      }
    }
  }
}
