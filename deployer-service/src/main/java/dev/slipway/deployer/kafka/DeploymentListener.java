package dev.slipway.deployer.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.deployment.Deployments;
import dev.slipway.deployer.deployment.Removals;
import dev.slipway.deployer.deployment.Request;
import dev.slipway.messaging.EventBatches;
import dev.slipway.messaging.MessagingConfiguration;
import dev.slipway.messaging.Received;
import dev.slipway.tracing.LogContext;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Takes the requests that are addressed to this deployer's cluster.
@Component
class DeploymentListener {

  static final String ID = "deployments";

  private final EventBatches batches;
  private final Deployments deployments;
  private final Removals removals;
  private final DeployerProperties properties;
  private final Pace pace;

  DeploymentListener(
      EventBatches batches,
      Deployments deployments,
      Removals removals,
      DeployerProperties properties,
      Pace pace) {
    this.pace = pace;
    this.batches = batches;
    this.removals = removals;
    this.deployments = deployments;
    this.properties = properties;
  }

  @KafkaListener(
      id = ID,
      topics = Topics.DEPLOYMENTS,
      groupId = "deployer-service-${slipway.deployer.cluster:default}",
      containerFactory = MessagingConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    pace.during(() -> batches.process(records, events -> events.forEach(this::on)));
  }

  private void on(Received received) {
    if (received.event() instanceof DeployRequested request) {
      handle(received, request, deployments::handle);
    } else if (received.event() instanceof EnvironmentRemovalRequested removal) {
      handle(received, removal.deployment(), removals::handle);
    }
  }

  private void handle(Received received, DeployRequested event, Consumer<Request> handler) {
    if (event.to().cluster().equals(properties.cluster())) {
      try (LogContext _ =
          LogContext.of(
              event.release(),
              received.envelope().correlationId(),
              received.envelope().traceparent())) {
        handler.accept(Request.of(received.envelope(), event));
      }
    }
  }
}
