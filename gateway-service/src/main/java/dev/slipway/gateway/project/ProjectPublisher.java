package dev.slipway.gateway.project;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.PublishFailedException;
import dev.slipway.messaging.ServiceIdentity;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings the topic `slipway.projects` up to what the folder says. Publishes only what differs, so that
/// a restart says nothing.
@Component
class ProjectPublisher {

  private static final Logger log = LoggerFactory.getLogger(ProjectPublisher.class);

  private final GatewayProperties properties;
  private final ProjectCatalogue catalogue;
  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;
  private final Accounts accounts;
  private @Nullable Seen seen;
  private int answers;
  private volatile List<Problem> problems = List.of();
  private volatile boolean published;

  ProjectPublisher(
      GatewayProperties properties,
      ProjectCatalogue catalogue,
      Accounts accounts,
      EventPublisher publisher,
      ServiceIdentity service,
      Clock clock) {
    this.properties = properties;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  /// What is wrong in the files as they are now.
  List<Problem> problems() {
    return problems;
  }

  /// Whether the folder has been brought to the topic once.
  boolean published() {
    return published;
  }

  /// Harmless when nothing has changed. A folder that cannot be read changes nothing.
  synchronized void refresh() {
    if (!catalogue.complete()) {
      return;
    }
    try {
      Folder folder = Folder.read(properties.projects());
      int known = accounts.answers();
      Seen now = seen(folder);
      if (!now.equals(seen) || known != answers) {
        publish(now.loaded());
        seen = now;
        answers = known;
        published = true;
      }
    } catch (UncheckedIOException e) {
      seen = null;
      report(
          List.of(
              new Problem(
                  new Value.Location(properties.projects().toString(), 1),
                  "the folder cannot be read; check slipway.gateway.projects")));
    } catch (PublishFailedException e) {
      log.warn("projects: Kafka does not take them; trying again");
    }
  }

  /// What the folder says, read once for as long as it stays as it is.
  private record Seen(Folder folder, Loaded loaded) {}

  private Seen seen(Folder folder) {
    Seen before = seen;
    return before != null && before.folder().equals(folder)
        ? before
        : new Seen(folder, Loaded.from(folder));
  }

  private void publish(Loaded loaded) {
    report(loaded.problems());
    accounts.fill(loaded.definitions().values()).stream()
        .filter(this::differs)
        .forEach(this::define);
    loaded.removed(catalogue.all().keySet()).forEach(this::remove);
  }

  private boolean differs(ProjectDefinition definition) {
    return !catalogue.find(definition.project()).equals(java.util.Optional.of(definition));
  }

  private void define(ProjectDefinition definition) {
    Instant now = clock.instant();
    String content = EventJson.mapper().writeValueAsString(definition);
    String id = EventIds.derive(definition.project() + "\n" + content + "\n" + now, 0);
    publisher.publish(
        List.of(
            new Outbound(
                Topics.PROJECTS,
                new Envelope<>(
                    id,
                    service.source(),
                    now,
                    definition.project(),
                    id,
                    null,
                    null,
                    new ProjectDefined(definition)))));
    catalogue.put(definition);
    log.info("project {}: in force", definition.project());
  }

  private void remove(String project) {
    publisher.publishTombstone(Topics.PROJECTS, project);
    catalogue.remove(project);
    log.info("project {}: removed", project);
  }

  private void report(List<Problem> found) {
    if (!found.equals(problems)) {
      found.forEach(problem -> log.error("{}", problem));
      problems = List.copyOf(found);
    }
  }
}
