package dev.slipway.approval.core;

import dev.slipway.approval.core.SimulatedService.Crash;
import dev.slipway.approval.core.SimulatedService.Delivery;
import dev.slipway.approval.core.SimulatedService.Published;
import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final Invariants invariants = new Invariants();
  private final List<ArrayDeque<Delivery>> topics =
      List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
  private final List<String> releases = new ArrayList<>();
  private final Map<String, Long> fences = new HashMap<>();
  private final Set<String> seenRequests = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final List<DeployRequested> rollouts = new ArrayList<>();
  private final List<EnvironmentRemovalRequested> removals = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<Decision.Timer> fired = new HashSet<>();
  private int ids;
  private Instant now = Samples.START;

  private boolean died;

  ProjectSimulation(long seed) {
    random = new Random(seed);
    project = new RandomProject(random);
    definition = project.definition();
    crashes =
        random.nextBoolean() ? List.of(Crash.values()) : List.of(Crash.NONE, Crash.BEFORE_COMMIT);
    service = new SimulatedService(definition.project(), new World(definition));
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
      case 4 -> finishRollout(random.nextInt(3) == 0);
      case 5 -> delegate();
      case 6 -> hearOfRollout();
      case 7 -> rollBack();
      case 8 -> extendOrRemove();
      case 9 -> finishRemoval(random.nextInt(3) == 0);
      default -> fireTimers();
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
    String release = "sim-back%06d".formatted(ids);
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

  private void finishRemoval(boolean fails) {
    if (removals.isEmpty()) {
      return;
    }
    EnvironmentRemovalRequested r = removals.remove(random.nextInt(removals.size()));
    Diagnosis why = Diagnosis.of("Forbidden", "may not");
    send(
        3,
        fails
            ? new Input.NotRemoved(r.release(), r.slot(), r.sequence(), why, now)
            : new Input.Removed(r.release(), r.slot(), r.sequence(), now));
  }

  /// The moments that slots wait for, each once.
  private void fireEnds() {
    for (Slot slot : List.copyOf(service.world.slots.values())) {
      Stay stay = slot.stay();
      if (stay != null && stay.until() != null) {
        fireEnd(slot, stay, About.EXPIRING, stay.until().minus(Duration.ofMinutes(5)));
        fireEnd(slot, stay, About.EXPIRED, stay.until());
      }
    }
  }

  private void fireEnd(Slot slot, Stay stay, About about, Instant due) {
    if (!now.isBefore(due) && ended.add(slot.key() + about + due)) {
      send(2, new Input.DeploymentLate(stay.release(), slot.key(), slot.sequence(), about, due));
    }
  }

  private List<Answer> answers() {
    return random.nextBoolean() ? List.of(new Answer.Text("reason", "because")) : List.of();
  }

  private List<StepState> steps(String release) {
    return service.world.release(release) instanceof Release.Open open ? open.steps() : List.of();
  }

  private void fireTimers() {
    fireEnds();
    List<Decision.Timer> timers = service.world.timers;
    List<Decision.Timer> due = new ArrayList<>();
    timers.stream()
        .filter(timer -> !fired.contains(timer))
        .filter(timer -> !timer.due().isAfter(now))
        .forEach(due::add);
    for (Decision.Timer timer : due) {
      fired.add(timer);
      send(
          2,
          new Input.TimeUp(
              timer.release(), timer.gate(), timer.attempt(), timer.about(), timer.due()));
    }
  }

  private void hearOfRollout() {
    if (rollouts.isEmpty()) {
      return;
    }
    DeployRequested r = rollouts.get(random.nextInt(rollouts.size()));
    send(
        3,
        switch (random.nextInt(5)) {
          case 0 -> reported(r, new DeploymentCommand.Start(r.slot(), r.sequence(), now));
          case 1 ->
              reported(
                  r,
                  new DeploymentCommand.Report(r.slot(), r.sequence(), random.nextInt(3), 2, now));
          case 2 ->
              reported(
                  r,
                  new DeploymentCommand.Delay(
                      r.slot(), r.sequence(), random.nextBoolean() ? "quota" : null, now));
          case 3 ->
              new Input.DeploymentLate(r.release(), r.slot(), r.sequence(), About.ANSWER, now);
          default ->
              new Input.DeploymentLate(r.release(), r.slot(), r.sequence(), About.OUTCOME, now);
        });
  }

  private void drift(DeployRequested r, @Nullable Drift drift) {
    send(3, reported(r, new EnvironmentCommand.Drifted(r.slot(), r.sequence(), drift, now)));
  }

  private static Input reported(DeployRequested r, Command command) {
    return new Input.Reported(r.release(), command);
  }

  private void finishRollout(boolean fails) {
    if (rollouts.isEmpty()) {
      return;
    }
    DeployRequested r = rollouts.remove(random.nextInt(rollouts.size()));
    send(
        3,
        fails
            ? new Input.Failed(r.release(), r.slot(), r.sequence(), Diagnosis.of("Bad", "bad"), now)
            : new Input.Succeeded(r.release(), r.slot(), r.sequence(), null, share(r), now));
    if (random.nextInt(4) == 0) {
      drift(r, new Drift("deployment sim", true, List.of(), true));
      drift(r, null);
    }
  }

  private static @Nullable Traffic share(DeployRequested r) {
    return r.phase() == null || r.phase().isLast() ? null : new Traffic(100, r.sequence() % 2 == 0);
  }

  /// A third of all records come twice: under the same id, or as a second input of the same content.
  private void send(int topic, Input input) {
    String id = "input-" + ids++;
    topics.get(topic).add(new Delivery(id, input));
    switch (random.nextInt(6)) {
      case 0 -> topics.get(topic).add(new Delivery(id, input));
      case 1 -> topics.get(topic).add(new Delivery("input-" + ids++, input));
      default -> {}
    }
  }

  private void poll(Crash crash) {
    List<Delivery> batch = new ArrayList<>();
    for (ArrayDeque<Delivery> topic : topics) {
      topic.stream().limit(random.nextInt(4)).forEach(batch::add);
    }
    deliver(batch, crash);
  }

  private void deliver(List<Delivery> batch, Crash crash) {
    List<Published> published = service.poll(batch, crash, invariants);
    published.forEach(this::onWire);
    if (crash == Crash.BEFORE_PUBLISH) {
      invariants.diedBeforePublishing();
      died = true;
    }
    if (crash == Crash.NONE) {
      batch.forEach(d -> topics.forEach(topic -> topic.removeFirstOccurrence(d)));
    }
  }

  /// The deployer: fenced, and deaf to what it has seen.
  private void onWire(Published published) {
    invariants.published(published);
    if (published.event() instanceof DeployRequested request && seenRequests.add(published.id())) {
      if (taken(request.slot(), request.sequence())) {
        rollouts.add(request);
      } else {
        overtaken(request);
      }
    }
    if (published.event() instanceof EnvironmentRemovalRequested request
        && seenRequests.add(published.id())
        && taken(request.slot(), request.sequence())) {
      removals.add(request);
    }
  }

  /// A request that a rollback stopped may come after the rollback's, if the process died before it was
  /// published.
  private boolean taken(String slot, long sequence) {
    if (!taken.add(slot + "@" + sequence)) {
      return false;
    }
    Long fence = fences.get(slot);
    if (fence != null && fence > sequence) {
      if (!died) {
        throw new AssertionError("the deployer would refuse " + sequence + " in " + slot);
      }
      return false;
    }
    fences.put(slot, sequence);
    return true;
  }

  /// What is asked for again goes on as it was, or has been overtaken: by a crash between commit and
  /// publishing it may come after a newer request.
  private void overtaken(DeployRequested r) {
    Long fence = fences.get(r.slot());
    if (fence != null && fence > r.sequence()) {
      Diagnosis newer = Diagnosis.of("Overtaken", "deployed over");
      send(3, new Input.Failed(r.release(), r.slot(), r.sequence(), newer, now));
    }
  }

  /// No more builds: every deployment ends well, everybody approves, and so every release must end.
  private void end() {
    service.world.inForce = Optional.empty();
    for (int i = 0; i < MOST_TO_END && !isAtRest(); i++) {
      now = now.plus(Duration.ofSeconds(1));
      while (!rollouts.isEmpty()) {
        finishRollout(false);
      }
      while (!removals.isEmpty()) {
        finishRemoval(false);
      }
      fireTimers();
      releases.forEach(release -> Pipeline.openGates(steps(release)).forEach(g -> all(release, g)));
      topics.forEach(topic -> deliver(List.copyOf(topic), Crash.NONE));
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
    return rollouts.isEmpty()
        && removals.isEmpty()
        && topics.stream().allMatch(ArrayDeque::isEmpty)
        && service.world.releases.values().stream().noneMatch(Release.Open.class::isInstance);
  }
}
