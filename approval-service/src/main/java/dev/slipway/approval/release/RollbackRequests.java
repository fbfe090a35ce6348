package dev.slipway.approval.release;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.rollback.Rollbacks;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.jpa.SlotRows;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Serves the earlier deployments of an environment, and requests for a rollback to one.
@Component
public class RollbackRequests {

  private final SlotRows slots;
  private final WorkingSets workingSets;
  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;

  RollbackRequests(
      SlotRows slots,
      WorkingSets workingSets,
      EventPublisher publisher,
      ServiceIdentity service,
      Clock clock) {
    this.slots = slots;
    this.workingSets = workingSets;
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  /// All instances of a project's environments that were deployed to.
  @Transactional(readOnly = true)
  public List<Slot> slots(String project) {
    return slots.findByIdStartingWithOrderById(project + "/").stream().map(SlotRow::slot).toList();
  }

  /// Whether there is something to go back to, as far as is known now.
  ///
  /// @param to an earlier release, null for what was live before
  @Transactional(readOnly = true)
  public boolean possible(String project, String environment, @Nullable String to) {
    return new Rollbacks(workingSets.begin().of(project)).possible(environment, to);
  }

  /// Returns the id of the release that it becomes, once it is durable.
  ///
  /// @throws dev.slipway.messaging.failure.PublishFailedException where Kafka does not acknowledge
  public String publish(String project, String environment, @Nullable String to) {
    Instant now = clock.instant();
    String id = EventIds.derive("rollback " + UUID.randomUUID(), 0);
    String release = ReleaseId.of(project, id);
    publisher.publish(
        List.of(
            new Outbound(
                Topics.INTERACTIONS,
                new Envelope<>(
                    id,
                    service.source(),
                    now,
                    release,
                    release,
                    null,
                    null,
                    new RollbackRequested(
                        project,
                        release,
                        environment,
                        to,
                        RollbackRequested.OPERATOR,
                        new CommandOrigin(RollbackRequested.API, "api", null))))));
    return release;
  }
}
