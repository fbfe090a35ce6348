package dev.slipway.gateway.source;

import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.messaging.EventIds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns what is said of branches and tags that are gone into events.
@Component
public class RemovalIntake {

  private static final Logger log = LoggerFactory.getLogger(RemovalIntake.class);

  private final BuildTopic topic;

  RemovalIntake(BuildTopic topic) {
    this.topic = topic;
  }

  /// Returns once Kafka has acknowledged all.
  ///
  /// @param removed one of each project
  /// @param cause the same for the same delivery, however often it comes
  /// @param traceparent the caller's trace, null where it sent none
  /// @throws org.springframework.web.ErrorResponseException 503 where Kafka does not take them, 422
  ///     where it refuses one
  public void take(List<TargetRemoved> removed, String cause, @Nullable String traceparent) {
    topic.publish(removed.stream().map(event -> input(event, cause)).toList(), traceparent);
    removed.forEach(event ->
        log.info(
            "project {}: the end of a {} taken, {}", event.project(), event.type(), event.why()));
  }

  private static BuildTopic.Input input(TargetRemoved event, String cause) {
    return new BuildTopic.Input(
        EventIds.derive(cause + "\n" + event.project() + "\n" + event.type(), 0),
        event.project(),
        event);
  }
}
