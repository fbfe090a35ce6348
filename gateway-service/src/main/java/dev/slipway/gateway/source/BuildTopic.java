package dev.slipway.gateway.source;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.tracing.TraceContext;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Puts what CI and Git hosts say onto the topic of builds.
@Component
class BuildTopic {

  private static final Logger log = LoggerFactory.getLogger(BuildTopic.class);

  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Traces traces;
  private final Clock clock;

  BuildTopic(EventPublisher publisher, ServiceIdentity service, Traces traces, Clock clock) {
    this.publisher = publisher;
    this.service = service;
    this.traces = traces;
    this.clock = clock;
  }

  /// @param id the same for the same input, however often it comes
  /// @param subject the release, or the project
  record Input(String id, String subject, GatewayEvent event) {}

  /// Returns once Kafka has acknowledged all. An input that Kafka refuses for what it is keeps back none of
  /// the others.
  ///
  /// @param traceparent the caller's trace, null where it sent none
  /// @throws org.springframework.web.ErrorResponseException 503 where Kafka does not take them, 422 where
  ///     it refuses one
  void publish(List<Input> inputs, @Nullable String traceparent) {
    List<Outbound> events = inputs.stream().map(input -> outbound(input, traceparent)).toList();
    try {
      send(events);
    } catch (PublishRefusedException | EventTooLargeException e) {
      Map<String, String> refused =
          events.size() == 1 ? Map.of(project(events.getFirst()), reason(e)) : alone(events);
      if (!refused.isEmpty()) {
        refused.forEach((project, why) -> log.error("project {}: not taken: {}", project, why));
        throw refused(refused, e);
      }
    }
  }

  /// Publishes each by itself: what Kafka has already is published again under the same id and changes
  /// nothing.
  ///
  /// @return why each was refused, by project
  private Map<String, String> alone(List<Outbound> events) {
    Map<String, String> refused = new TreeMap<>();
    for (Outbound event : events) {
      try {
        send(List.of(event));
      } catch (PublishRefusedException | EventTooLargeException e) {
        refused.put(project(event), reason(e));
      }
    }
    return refused;
  }

  private void send(List<Outbound> events) {
    try {
      publisher.publish(events);
    } catch (PublishFailedException e) {
      log.warn("builds: not taken, Kafka does not acknowledge");
      throw GatewayProblems.unavailable(
          "Not everything was taken, since the event log does not answer. Send it again.", e);
    }
  }

  private static ErrorResponseException refused(Map<String, String> reasons, Exception cause) {
    return GatewayProblems.refused(
        "Kafka refuses what was sent for %s, and sending it again does not help. Shorten the build's texts or the project's definition, or ask the operator to raise max.message.bytes of the topic %s. What the delivery says for other projects is taken. %s"
            .formatted(
                String.join(", ", reasons.keySet()),
                Topics.BUILDS,
                String.join(" ", reasons.values())),
        cause);
  }

  private static String project(Outbound event) {
    return event.envelope().event().project();
  }

  private static String reason(Exception refusal) {
    return String.valueOf(refusal.getMessage());
  }

  private Outbound outbound(Input input, @Nullable String traceparent) {
    return new Outbound(
        Topics.BUILDS,
        new Envelope<>(
            input.id(),
            service.source(),
            clock.instant(),
            input.subject(),
            input.subject(),
            null,
            traced(traceparent),
            input.event()));
  }

  /// The span of this request where there is one, which is in the caller's trace. What is no trace
  /// context of W3C's first version is none.
  private @Nullable String traced(@Nullable String traceparent) {
    String current = traces.current();
    return current == null ? TraceContext.valid(traceparent) : current;
  }
}
