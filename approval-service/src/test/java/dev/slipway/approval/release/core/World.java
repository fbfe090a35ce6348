package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.approval.release.core.StepState.Deployment;
import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.Build;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Person;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One project's stored state in memory, and sentences to move it along. Every input happens a
/// second after the one before.
final class World implements Lookup {

  final Map<String, Release> releases = new LinkedHashMap<>();
  final Map<String, Slot> slots = new LinkedHashMap<>();
  final List<Decision.Recorded> history = new ArrayList<>();
  final List<Decision.Timer> timers = new ArrayList<>();
  private final ProjectDefinition definition;
  private Instant now = Samples.START;

  World(ProjectDefinition definition) {
    this.definition = definition;
  }

  World(Step... pipeline) {
    this(Samples.project(pipeline));
  }

  @Override
  public Release release(String id) {
    return releases.getOrDefault(id, new Release.Absent());
  }

  @Override
  public List<String> open(TargetType type, String target) {
    return releases.entrySet().stream()
        .filter(e -> e.getValue() instanceof Release.Open)
        .filter(e -> facts(e.getKey()).build().type() == type)
        .filter(e -> facts(e.getKey()).build().target().equals(target))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Slot slot(String key) {
    return slots.getOrDefault(key, Slot.unused(key));
  }

  /// Decides and stores, as the service does in one transaction.
  List<ReleaseEvent> on(Input input) {
    Decision decision = ProjectDecider.decide(this, input);
    store(decision);
    return decision.events().stream().map(Decision.Recorded::event).toList();
  }

  void store(Decision decision) {
    decision
        .events()
        .forEach(recorded -> {
          history.add(recorded);
          if (!(recorded.after() instanceof Release.Absent)) {
            releases.put(recorded.release(), recorded.after());
          }
        });
    decision.slots().forEach(slot -> slots.put(slot.key(), slot));
    timers.addAll(decision.timers());
  }

  Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  List<ReleaseEvent> build(String release) {
    return build(release, Samples.branch("main"));
  }

  List<ReleaseEvent> build(String release, Build build) {
    return on(new Input.BuildArrived(release, build, definition, tick()));
  }

  List<ReleaseEvent> click(Person person, String release, String button) {
    return on(clicked(java.util.Objects.requireNonNull(person.slack()), release, button));
  }

  List<ReleaseEvent> click(String user, String release, String button) {
    return on(clicked(user, release, button));
  }

  /// @param button `gate/choice`, as shown at the gate's present opening, or `gate/choice/attempt`
  private Input clicked(String user, String release, String button) {
    List<String> parts = List.of(button.split("/"));
    int attempt =
        parts.size() > 2 ? Integer.parseInt(parts.get(2)) : attempt(release, parts.get(0));
    return new Input.Clicked(
        release, parts.get(0), parts.get(1), attempt, user, Samples.ORIGIN, tick());
  }

  private int attempt(String release, String gate) {
    return release(release) instanceof Release.Absent
        ? 1
        : Pipeline.gate(steps(release), gate).map(GateStep::attempt).orElse(1);
  }

  List<ReleaseEvent> succeed(String release, String slot) {
    return on(
        new Input.Succeeded(
            release, slot, slot(slot).sequence(), "https://" + slot + ".example.org", tick()));
  }

  List<ReleaseEvent> fail(String release, String slot) {
    return on(
        new Input.Failed(
            release,
            slot,
            slot(slot).sequence(),
            Diagnosis.of("ImagePullBackOff", "no such image; push it"),
            tick()));
  }

  List<ReleaseEvent> timeUp(Decision.Timer timer) {
    return on(new Input.TimeUp(timer.release(), timer.gate(), timer.attempt(), timer.due()));
  }

  Release.Facts facts(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> throw new AssertionError("no release " + id);
      case Release.Open open -> open.facts();
      case Release.Finished finished -> finished.facts();
    };
  }

  List<StepState> steps(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> throw new AssertionError("no release " + id);
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }

  /// `open at <step>`, or the outcome and who ended it.
  String state(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> "absent";
      case Release.Open open -> "open at " + open.steps().get(open.current()).name();
      case Release.Finished finished -> ended(finished);
    };
  }

  private static String ended(Release.Finished finished) {
    String by = finished.by() == null ? "" : " by " + finished.by().person();
    String newer = finished.supersededBy() == null ? "" : " by " + finished.supersededBy();
    return finished.outcome().name().toLowerCase(java.util.Locale.ROOT) + by + newer;
  }

  StepState.Gate gate(String id, String name) {
    return Pipeline.gate(steps(id), name).orElseThrow().gate();
  }

  Deployment deployment(String id, String name) {
    return steps(id).stream()
        .filter(step -> step.name().equals(name))
        .map(DeployStep.class::cast)
        .findFirst()
        .orElseThrow()
        .deployment();
  }

  /// The reason for which the last input was refused.
  static Refusal refusal(List<ReleaseEvent> events) {
    return ((ReleaseEvent.Refused) events.getLast()).reason();
  }

  /// The kinds of the events, in order.
  static List<String> kinds(List<ReleaseEvent> events) {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }
}
