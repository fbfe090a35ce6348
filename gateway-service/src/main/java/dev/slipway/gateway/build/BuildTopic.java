package dev.slipway.gateway.build;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.gateway.web.Problems;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.PublishFailedException;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.tracing.TraceContext;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

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

  /// Returns once Kafka has acknowledged all.
  ///
  /// @param traceparent the caller's trace, null where it sent none
  /// @throws org.springframework.web.ErrorResponseException 503 where Kafka does not take them
  void publish(List<Input> inputs, @Nullable String traceparent) {
    try {
      publisher.publish(inputs.stream().map(input -> outbound(input, traceparent)).toList());
    } catch (PublishFailedException e) {
      log.warn("builds: nothing taken, Kafka does not acknowledge");
      throw Problems.unavailable(
          "Nothing was taken, since the event log does not answer. Send it again.", e);
    }
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
