package dev.slipway.gateway.catalogue;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.ProjectLimits;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.people.People;
import dev.slipway.projectfiles.pipeline.GateWarnings;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private final ProjectLimits limits;
  private final Accounts accounts;
  private final Members members;
  private final KnownPeople known;
  private @Nullable Seen seen;
  private final PublishAttempts attempts = new PublishAttempts();
  private int answers;
  private volatile List<Problem> problems = List.of();
  private volatile boolean published;

  ProjectPublisher(
      GatewayProperties properties,
      ProjectCatalogue catalogue,
      Accounts accounts,
      Members members,
      KnownPeople known,
      EventPublisher publisher,
      ServiceIdentity service,
      LimitsProperties limits,
      Clock clock) {
    this.properties = properties;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.members = members;
    this.known = known;
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
    this.limits = limits.read();
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
      int heard = accounts.answers() + members.changes();
      Seen now = seen(folder);
      if (!now.equals(seen) || heard != answers || !attempts.done()) {
        publish(now.loaded());
        seen = now;
        answers = heard;
        published |= attempts.settled();
      }
    } catch (UncheckedIOException e) {
      seen = null;
      report(
          List.of(
              new Problem(
                  new Value.Location(properties.projects().toString(), 1),
                  "the folder cannot be read; check slipway.gateway.projects")));
    }
  }

  /// The contents of the folder, read once for as long as it stays as it is.
  private record Seen(Folder folder, Loaded loaded) {}

  private Seen seen(Folder folder) {
    Seen before = seen;
    return before != null && before.folder().equals(folder)
        ? before
        : new Seen(folder, Loaded.from(folder, limits));
  }

  /// Project by project: one that Kafka does not take holds up that one alone.
  private void publish(Loaded loaded) {
    List<ProjectDefinition> wanted =
        members
            .present(
                Stream.concat(
                        withoutWhoIsGone(loaded),
                        accounts.fill(loaded.definitions().values()).stream())
                    .toList())
            .stream()
            .filter(this::differs)
            .toList();
    Set<String> removed = loaded.removed(catalogue.all().keySet());
    Set<String> all = new HashSet<>(removed);
    wanted.forEach(definition -> all.add(definition.project()));
    attempts.begin(all);
    wanted.stream()
        .sorted(Comparator.comparingInt(d -> attempts.tries(d.project(), d)))
        .forEach(d -> attempt(d.project(), d, () -> define(d)));
    removed.forEach(project -> attempt(project, null, () -> remove(project)));
    report(
        Stream.concat(
                loaded.problems().stream(),
                attempts.reasons().entrySet().stream()
                    .map(refused -> problem(loaded, refused.getKey(), refused.getValue())))
            .toList());
  }

  /// The definitions that stay in force since their files are broken, without those whom `people.yaml` does
  /// not name any more. A file with a broken entry says nothing of who is gone.
  private Stream<ProjectDefinition> withoutWhoIsGone(Loaded loaded) {
    People people = loaded.people();
    if (people == null) {
      return Stream.empty();
    }
    known.become(people.all());
    return people.problems().isEmpty()
        ? loaded.broken().stream()
            .flatMap(project -> catalogue.find(project).stream())
            .map(people::without)
        : Stream.empty();
  }

  private void attempt(
      String project, @Nullable ProjectDefinition definition, Runnable publishing) {
    attempts
        .attempt(project, definition, clock.instant(), publishing)
        .ifPresent(e -> log.warn("project {}: not published; others go on", project, e));
  }

  private Problem problem(Loaded loaded, String project, String reason) {
    return new Problem(
        new Value.Location(
            loaded.files().getOrDefault(project, properties.projects().toString()), 1),
        "Kafka does not take project '%s' (%s); what it took last stays in force, and it is tried again"
            .formatted(project, reason));
  }

  private boolean differs(ProjectDefinition definition) {
    return !catalogue.find(definition.project()).equals(Optional.of(definition));
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
    GateWarnings.of(definition).forEach(warning -> log.warn("{}", warning));
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
