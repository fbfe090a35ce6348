package dev.slipway.approval.release.history;

import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells again what happened, for a consumer that lost it. Who has seen an event knows its id, so that
/// it changes nothing anywhere.
@Component
public class Republisher {

  private static final Logger log = LoggerFactory.getLogger(Republisher.class);

  private final History history;
  private final EventPublisher publisher;
  private final ServiceIdentity service;

  Republisher(History history, EventPublisher publisher, ServiceIdentity service) {
    this.history = history;
    this.publisher = publisher;
    this.service = service;
  }

  /// Publishes every event that the release's inputs brought about, in order, under the ids they had;
  /// also those about another release, which an input may have had a part in. Returns once they are
  /// acknowledged.
  ///
  /// @return how many
  /// @throws dev.slipway.messaging.failure.PublishFailedException when Kafka does not acknowledge them
  public int republish(String release) {
    List<String> inputs = history.inputsOf(release);
    Map<String, CausedEvents> caused = history.causedBy(inputs);
    List<Outbound> events = new ArrayList<>();
    for (String input : inputs) {
      CausedEvents by = caused.get(input);
      if (by != null) {
        events.addAll(by.outbound(service.source(), input, null));
      }
    }
    publisher.publish(events);
    log.info("release {}: {} events published again", release, events.size());
    return events.size();
  }
}
