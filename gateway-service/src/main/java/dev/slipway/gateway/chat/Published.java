package dev.slipway.gateway.chat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Publishes people's actions in chat to Kafka.
@Component
public class Published {

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
  /// @throws dev.slipway.messaging.failure.PublishFailedException where Kafka does not take it
  public void publish(String topic, String subject, String cause, GatewayEvent event) {
    publisher.publish(List.of(outbound(topic, subject, EventIds.derive(cause, 0), event)));
  }

  /// The same for several events, each about its project.
  public void publish(String topic, String cause, List<GatewayEvent> events) {
    List<Outbound> out = new ArrayList<>();
    for (GatewayEvent event : events) {
      String id = EventIds.derive(cause + "\n" + event.project(), 0);
      out.add(outbound(topic, event.project(), id, event));
    }
    publisher.publish(out);
  }

  private Outbound outbound(String topic, String subject, String id, GatewayEvent event) {
    return new Outbound(
        topic,
        new Envelope<>(id, service.source(), clock.instant(), subject, subject, null, null, event));
  }
}
