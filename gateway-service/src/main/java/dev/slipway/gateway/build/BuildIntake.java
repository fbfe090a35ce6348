package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.gateway.web.Problems;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.PublishFailedException;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.tracing.LogContext;
import dev.slipway.tracing.TraceContext;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns accepted builds into events.
@Component
class BuildIntake {

  private static final Logger log = LoggerFactory.getLogger(BuildIntake.class);

  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Traces traces;
  private final Clock clock;

  BuildIntake(EventPublisher publisher, ServiceIdentity service, Traces traces, Clock clock) {
    this.traces = traces;
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  /// A build of a project.
  record Accepted(ProjectDefinition definition, Build build) {}

  /// Publishes and returns the releases' ids once Kafka has acknowledged all. A build that was taken
  /// before is published again under the same id and changes nothing.
  ///
  /// @param source who numbers the builds
  /// @param traceparent the caller's trace, null where it sent none
  /// @throws org.springframework.web.ErrorResponseException 503 where Kafka does not take them
  List<String> take(List<Accepted> builds, String source, @Nullable String traceparent) {
    List<Outbound> events =
        builds.stream().map(build -> event(build, source, traceparent)).toList();
    try {
      publisher.publish(events);
    } catch (PublishFailedException e) {
      log.warn("build: not taken, Kafka does not acknowledge");
      throw Problems.unavailable(
          "The build was not taken, since the event log does not answer. Send it again.", e);
    }
    List<String> releases = events.stream().map(event -> event.envelope().subject()).toList();
    releases.forEach(BuildIntake::taken);
    return releases;
  }

  private static void taken(String release) {
    try (LogContext _ = LogContext.of(release, release, null)) {
      log.info("release {}: build taken", release);
    }
  }

  /// The span of this request where there is one, which is in the caller's trace. What is no trace
  /// context of W3C's first version is none.
  private @Nullable String traced(@Nullable String traceparent) {
    String current = traces.current();
    return current == null ? TraceContext.valid(traceparent) : current;
  }

  private Outbound event(Accepted accepted, String source, @Nullable String traceparent) {
    String release = ReleaseIds.of(accepted.definition().project(), source, accepted.build());
    return new Outbound(
        Topics.BUILDS,
        new Envelope<>(
            EventIds.derive(release, 0),
            service.source(),
            clock.instant(),
            release,
            release,
            null,
            traced(traceparent),
            new BuildCompleted(release, accepted.build(), accepted.definition())));
  }
}
