package dev.slipway.approval.core;

import dev.slipway.approval.core.SimulatedService.Crash;
import dev.slipway.approval.core.SimulatedService.Delivery;
import dev.slipway.approval.core.SimulatedService.Published;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// One project's life, drawn from a seed: builds, clicks, results and timers over four topics that
/// overtake each other, records that come twice, a process that dies at the worst moments.
final class ProjectSimulation {

  private static final int STEPS = 120;
  private static final int MOST_TO_END = 400;

  private final Random random;
  private final RandomProject project;
  private final ProjectDefinition definition;
  private final List<Crash> crashes;
  private final SimulatedService service;
  private final SimulatedTopics topics;
  private final SimulatedDeployer deployer;
  private final SimulatedTimers timers;
  private final Invariants invariants = new Invariants();
  private final List<String> releases = new ArrayList<>();
  private Instant now = Samples.START;

  ProjectSimulation(long seed) {
    random = new Random(seed);
    project = new RandomProject(random);
    topics = new SimulatedTopics(random);
    deployer = new SimulatedDeployer(random, () -> now, input -> send(3, input));
    definition = project.definition();
    crashes =
        random.nextBoolean() ? List.of(Crash.values()) : List.of(Crash.NONE, Crash.BEFORE_COMMIT);
    service = new SimulatedService(definition.project(), new StoredProject(definition));
    timers = new SimulatedTimers(service.world, () -> now, input -> send(2, input));
  }

  void run() {
    for (int i = 0; i < STEPS; i++) {
      now = now.plusSeconds(1 + random.nextInt(300));
      happen();
      poll(random.nextInt(4) == 0 ? project.pick(crashes) : Crash.NONE);
    }
    end();
    invariants.atRest(service);
  }

  /// What happened, so that a test can tell that everything did.
  Stream<RecordedEvent> events() {
    return service.rows.stream().map(SimulatedService.Row::event);
  }

  /// The same for the instances of environments.
  Stream<InstanceEvent> instances() {
    return service.world.instances.stream().map(Decision.OfInstance::event);
  }

  /// Somebody leaves the project and a guest may join, or all is as before.
  private void changePeople() {
    Person gone = project.pick(project.pick(List.of(RandomProject.QA, RandomProject.OWNERS)));
    List<Person> joining = random.nextBoolean() ? List.of(RandomProject.GUEST) : List.of();
    Map<String, List<Person>> people = new HashMap<>();
    definition
        .people()
        .forEach((group, all) ->
            people.put(
                group,
                Stream.concat(all.stream().filter(person -> !person.equals(gone)), joining.stream())
                    .toList()));
    service.world.inForce =
        random.nextBoolean() ? Optional.empty() : Optional.of(definition.with(people));
  }

  private void happen() {
    if (random.nextInt(10) == 0) {
      changePeople();
    }
    switch (random.nextInt(11)) {
      case 0 -> build();
      case 1, 2, 3 -> click();
      case 4 -> deployer.finishRollout(random.nextInt(3) == 0);
      case 5 -> delegate();
      case 6 -> deployer.hearOfRollout();
      case 7 -> rollBack();
      case 8 -> extendOrRemove();
      case 9 -> deployer.finishRemoval(random.nextInt(3) == 0);
      default -> timers.fire();
    }
  }

  private void build() {
    boolean again = !releases.isEmpty() && random.nextInt(4) == 0;
    String release = again ? project.pick(releases) : "sim-%010d".formatted(releases.size());
    if (!again) {
      releases.add(release);
    }
    send(0, new Input.BuildArrived(release, project.build(), definition, now));
  }

  private void click() {
    if (releases.isEmpty()) {
      return;
    }
    String release = random.nextInt(30) == 0 ? "sim-unknown000" : project.pick(releases);
    List<GateStep> gates = Pipeline.openGates(steps(release));
    if (gates.isEmpty() || random.nextInt(10) == 0) {
      click(release, project.pick(List.of("gate-0", "gate-1", "moon")), "go", 1);
    } else {
      GateStep gate = project.pick(gates);
      Choice choice = project.pick(gate.step().choices());
      click(release, gate.name(), choice.id(), gate.attempt() - random.nextInt(8) / 7);
    }
  }

  private void click(String release, String gate, String choice, int attempt) {
    Account by = Samples.account(project.pick(RandomProject.USERS));
    Input.OfRelease asked =
        random.nextInt(4) == 0
            ? new Input.Typed(release, choice, by, answers(), Samples.TYPED, now)
            : new Input.Clicked(release, gate, choice, attempt, by, answers(), Samples.ORIGIN, now);
    send(1, random.nextInt(20) == 0 ? lost(asked) : asked);
  }

  private Input lost(Input.OfRelease asked) {
    return new Input.Lost(
        asked.release(),
        random.nextBoolean() ? asked : null,
        random.nextBoolean() ? "slack:C0TEST" : null,
        "dev.slipway.timer.fired.v1",
        "slipway.timers-0@1",
        "it could not be read",
        now);
  }

  private void delegate() {
    Person from = project.pick(project.pick(List.of(RandomProject.QA, RandomProject.OWNERS)));
    Person to = project.pick(project.pick(List.of(RandomProject.QA, RandomProject.OWNERS)));
    boolean back = random.nextInt(4) == 0 || from.equals(to);
    Instant until = now.plus(Duration.ofMinutes(random.nextInt(60)));
    send(1, new Input.Delegated(from, back ? null : new Delegation(from, to, until), now));
  }

  private void rollBack() {
    String release = "sim-back%06d".formatted(topics.next());
    releases.add(release);
    send(
        1,
        new Input.RollbackAsked(
            release,
            project.pick(List.of("qa", "staging", "canary", "production")),
            random.nextBoolean() ? null : project.pick(releases),
            Samples.account(project.pick(RandomProject.USERS)),
            Samples.TYPED,
            now));
  }

  private void extendOrRemove() {
    if (random.nextInt(3) == 0 || releases.isEmpty()) {
      Build build = project.build();
      send(
          0,
          new Input.TargetGone(
              build.type(),
              build.target(),
              List.of("qa", "production"),
              random.nextInt(4) == 0 ? Why.DELETED : Why.MERGED,
              now));
    } else {
      String step = project.pick(List.of("qa", "staging", "canary", "production"));
      click(project.pick(releases), step, "extend", 1 + random.nextInt(2));
    }
  }

  private List<Answer> answers() {
    return random.nextBoolean() ? List.of(new Answer.Text("reason", "because")) : List.of();
  }

  private List<StepState> steps(String release) {
    return service.world.release(release) instanceof Release.Open open ? open.steps() : List.of();
  }

  private void send(int topic, Input input) {
    topics.send(topic, input);
  }

  /// Now and then a version decides that keeps no history of instances.
  private void poll(Crash crash) {
    service.world.keepsNoHistory = random.nextInt(12) == 0;
    deliver(topics.batch(), crash);
    service.world.keepsNoHistory = false;
  }

  private void deliver(List<Delivery> batch, Crash crash) {
    List<Published> published = service.poll(batch, crash, invariants);
    published.forEach(one -> {
      invariants.published(one);
      deployer.onWire(one);
    });
    if (crash == Crash.BEFORE_PUBLISH) {
      invariants.diedBeforePublishing();
      deployer.diedBeforePublishing();
    }
    if (crash == Crash.NONE) {
      topics.commit(batch);
    }
  }

  /// No more builds: every deployment ends well, everybody approves, and so every release must end.
  private void end() {
    service.world.inForce = Optional.empty();
    for (int i = 0; i < MOST_TO_END && !isAtRest(); i++) {
      now = now.plus(Duration.ofSeconds(1));
      deployer.finishAll();
      timers.fire();
      releases.forEach(release -> Pipeline.openGates(steps(release)).forEach(g -> all(release, g)));
      topics.forEach(topic -> deliver(topic, Crash.NONE));
    }
  }

  private void all(String release, GateStep gate) {
    String pass =
        gate.step().choices().stream()
            .filter(choice -> choice.effect() == Effect.PASS)
            .findFirst()
            .orElseThrow()
            .id();
    for (String user : RandomProject.USERS) {
      send(
          1,
          new Input.Clicked(
              release,
              gate.name(),
              pass,
              gate.attempt(),
              Samples.account(user),
              List.of(),
              Samples.ORIGIN,
              now));
    }
  }

  private boolean isAtRest() {
    return deployer.isIdle()
        && topics.areEmpty()
        && service.world.releases.values().stream().noneMatch(Release.Open.class::isInstance);
  }
}
