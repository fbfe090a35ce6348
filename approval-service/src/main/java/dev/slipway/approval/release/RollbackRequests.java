package dev.slipway.approval.release;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.rollback.Rollbacks;
import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.jpa.DelegationRows;
import dev.slipway.approval.release.jpa.NewestBuildsRows;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.jpa.SlotRows;
import dev.slipway.approval.release.json.StoredJson;
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
  private final ReleaseRows releases;
  private final DelegationRows delegations;
  private final NewestBuildsRows targets;
  private final Projects projects;
  private final StoredJson json;
  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;

  RollbackRequests(
      SlotRows slots,
      ReleaseRows releases,
      DelegationRows delegations,
      NewestBuildsRows targets,
      Projects projects,
      StoredJson json,
      EventPublisher publisher,
      ServiceIdentity service,
      Clock clock) {
    this.slots = slots;
    this.releases = releases;
    this.delegations = delegations;
    this.targets = targets;
    this.projects = projects;
    this.json = json;
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
    WorkingSet now =
        new WorkingSet(
            releases, slots, new Delegations(delegations), new Targets(targets), projects, json);
    return new Rollbacks(now.of(project)).possible(environment, to);
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
