package dev.slipway.gateway.slack;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// What people did in Slack, on its way to Kafka.
@Component
class Published {

  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;

  Published(EventPublisher publisher, ServiceIdentity service, Clock clock) {
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  /// Returns once it is durable.
  ///
  /// @param subject the release, or the project, or the person
  /// @param cause what the event's id is derived from: the same cause is the same event
  /// @throws dev.slipway.messaging.PublishFailedException where Kafka does not take it
  void publish(String topic, String subject, String cause, GatewayEvent event) {
    publisher.publish(
        List.of(
            new Outbound(
                topic,
                new Envelope<>(
                    EventIds.derive(cause, 0),
                    service.source(),
                    clock.instant(),
                    subject,
                    subject,
                    null,
                    null,
                    event))));
  }
}
