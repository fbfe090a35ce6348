package dev.slipway.approval;

import dev.slipway.approval.core.Samples;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.Outbound;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A project with the classic pipeline, and what happens to it from outside.
///
/// @param expires how long the owners' gate stays open, null for ever
public record TestProject(String name, @Nullable Duration expires) {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  public TestProject(String name) {
    this(name, null);
  }

  /// A release id as the gateway makes it: the project and ten characters.
  public String release(int number) {
    return "%s-%010d".formatted(name, number);
  }

  public ProjectDefinition definition() {
    return ClassicDefinition.of(name, expires);
  }

  /// A build whose owners are reminded after four hours, and whose gate QA may decide after eight.
  public Outbound remindingBuild(int number) {
    return build(number, "main", NOON, ClassicDefinition.reminding(definition()));
  }

  /// The votes of one of its people in another's hands.
  public Outbound delegated(String from, String to, Instant until) {
    Person by = person(from);
    return delegated(by, new Delegation(by, person(to), until));
  }

  /// The votes of somebody in another's hands, or null for their own.
  public Outbound delegated(Person by, @Nullable Delegation delegation) {
    return outbound(
        Topics.INTERACTIONS,
        EventIds.derive(name + by + delegation, 0),
        NOON,
        new VotesDelegated(name, by, delegation));
  }

  /// One of its people.
  public Person person(String id) {
    return definition().people().values().stream()
        .flatMap(List::stream)
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public Outbound build(int number, String branch, Instant at) {
    return build(number, branch, at, definition());
  }

  /// A build whose preview stays for so long.
  public Outbound stayingBuild(int number, Instant at, Duration ttl) {
    return build(number, "main", at, Samples.staying(definition(), "qa", ttl));
  }

  /// Its definition, as the gateway publishes it.
  public Outbound defined() {
    return outbound(
        Topics.PROJECTS, EventIds.derive(name, 0), NOON, new ProjectDefined(definition()));
  }

  /// Its definition once a group has these people alone.
  public Outbound redefined(String group, List<String> ids) {
    Map<String, List<Person>> people = new LinkedHashMap<>(definition().people());
    people.computeIfPresent(
        group, (_, all) -> all.stream().filter(person -> ids.contains(person.id())).toList());
    return outbound(
        Topics.PROJECTS,
        EventIds.derive(name + group + ids, 0),
        NOON.plusSeconds(1),
        new ProjectDefined(definition().with(people)));
  }

  /// A build by a run.
  public Outbound run(int number, String branch, long run, Instant began) {
    Build build =
        BuildBuilder.builder()
            .image("registry/app:" + number)
            .type(TargetType.BRANCH)
            .target(branch)
            .run(new CiRun("ci", run, 1, began, "push"))
            .build();
    return outbound(
        Topics.BUILDS,
        EventIds.derive(release(number), 0),
        NOON.plusSeconds(number),
        new BuildCompleted(release(number), build, definition()));
  }

  /// Its branch was deleted.
  public Outbound deleted(String branch, Instant at) {
    return outbound(
        Topics.BUILDS,
        EventIds.derive(name + "deleted" + branch + at, 0),
        at,
        new TargetRemoved(name, TargetType.BRANCH, branch, List.of(), Removal.Why.DELETED));
  }

  /// Its branch is gone.
  public Outbound gone(String branch, Instant at) {
    return outbound(
        Topics.BUILDS,
        EventIds.derive(name + branch + at, 0),
        at,
        new TargetRemoved(name, TargetType.BRANCH, branch, List.of("qa"), Removal.Why.MERGED));
  }

  /// What the deployer reports once nothing is left of an instance.
  public Outbound removed(EnvironmentRemovalRequested request, Instant at) {
    return outbound(
        Topics.DEPLOYMENT_RESULTS,
        EventIds.derive(request.project() + request.slot() + request.sequence(), 2),
        at,
        new DeployerEvent.EnvironmentRemoved(
            name, request.release(), request.slot(), request.sequence()));
  }

  private Outbound build(int number, String branch, Instant at, ProjectDefinition definition) {
    Build build =
        BuildBuilder.builder()
            .image("registry/app:" + number)
            .type(TargetType.BRANCH)
            .target(branch)
            .build();
    return outbound(
        Topics.BUILDS,
        EventIds.derive(release(number), 0),
        at,
        new BuildCompleted(release(number), build, definition));
  }

  public Outbound click(int number, String gate, String choice, String user) {
    SlackInteraction click =
        new SlackInteraction(
            name, release(number), gate, choice, 1, user, "D" + user, "1.1", List.of());
    return outbound(
        Topics.INTERACTIONS,
        EventIds.derive(release(number) + gate + choice + user, 0),
        NOON.plusSeconds(60),
        click);
  }

  /// What the deployer reports once it has applied a request.
  public Outbound started(DeployRequested request) {
    return outbound(
        Topics.DEPLOYMENT_RESULTS,
        EventIds.derive(request.project() + request.slot() + request.sequence(), 0),
        NOON.plusSeconds(20),
        new DeployerEvent.DeployStarted(
            name, request.release(), request.slot(), request.sequence()));
  }

  /// What the deployer reports where the new pods serve.
  public Outbound succeeded(DeployRequested request) {
    return succeededAt(request, NOON.plusSeconds(30));
  }

  public Outbound succeededAt(DeployRequested request, Instant at) {
    return result(
        request,
        at,
        new DeployerEvent.DeploySucceeded(
            name, request.release(), request.slot(), request.sequence(), request.to().url()));
  }

  /// What the deployer reports where they do not.
  public Outbound failed(DeployRequested request) {
    return result(
        request,
        NOON.plusSeconds(90),
        new DeployerEvent.DeployFailed(
            name,
            request.release(),
            request.slot(),
            request.sequence(),
            Diagnosis.of("ImagePullBackOff", "the image cannot be pulled")));
  }

  private static Outbound result(DeployRequested request, Instant at, Event event) {
    return outbound(
        Topics.DEPLOYMENT_RESULTS,
        EventIds.derive(request.project() + request.slot() + request.sequence(), 1),
        at,
        event);
  }

  private static Outbound outbound(String topic, String id, Instant at, Event event) {
    String subject =
        switch (event) {
          case BuildCompleted e -> e.release();
          case SlackInteraction e -> e.release();
          case DeployerEvent e -> e.release();
          default -> event.project();
        };
    return new Outbound(
        topic, new Envelope<>(id, "/slipway/tests", at, subject, subject, null, null, event));
  }
}
