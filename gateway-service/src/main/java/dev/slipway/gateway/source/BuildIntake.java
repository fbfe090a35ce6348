package dev.slipway.gateway.source;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.catalogue.KnownPeople;
import dev.slipway.messaging.EventIds;
import dev.slipway.tracing.LogContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns accepted builds into events.
@Component
public class BuildIntake {

  private static final Logger log = LoggerFactory.getLogger(BuildIntake.class);

  private final BuildTopic topic;
  private final KnownPeople known;

  BuildIntake(BuildTopic topic, KnownPeople known) {
    this.topic = topic;
    this.known = known;
  }

  /// A build of a project.
  public record Accepted(ProjectDefinition definition, Build build) {}

  /// Publishes and returns the releases' ids once Kafka has acknowledged all. A build that was taken
  /// before is published again under the same id and changes nothing.
  ///
  /// @param source who numbers the builds
  /// @param traceparent the caller's trace, null where it sent none
  /// @throws org.springframework.web.ErrorResponseException 503 where Kafka does not take them, 422
  ///     where it refuses one
  public List<String> take(List<Accepted> builds, String source, @Nullable String traceparent) {
    List<BuildTopic.Input> inputs = builds.stream().map(build -> input(build, source)).toList();
    topic.publish(inputs, traceparent);
    List<String> releases = inputs.stream().map(BuildTopic.Input::subject).toList();
    releases.forEach(BuildIntake::taken);
    return releases;
  }

  private static void taken(String release) {
    try (LogContext _ = LogContext.of(release, release, null)) {
      log.info("release {}: build taken", release);
    }
  }

  private BuildTopic.Input input(Accepted accepted, String source) {
    String release = ReleaseIds.of(accepted.definition().project(), source, accepted.build());
    return new BuildTopic.Input(
        EventIds.derive(release, 0),
        release,
        new BuildCompleted(release, known.recognised(accepted.build()), accepted.definition()));
  }
}
