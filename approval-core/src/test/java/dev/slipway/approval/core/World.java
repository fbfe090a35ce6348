package dev.slipway.approval.core;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.Wait;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One project's stored state, and sentences to move it along. Every input happens a second after
/// the one before.
public final class World extends StoredProject {

  private Instant now = Samples.START;

  public World(ProjectDefinition definition) {
    super(definition);
  }

  public World(Step... pipeline) {
    this(Samples.project(pipeline));
  }

  public Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public List<RecordedEvent> build(String release) {
    return build(release, Samples.branch("main"));
  }

  public List<RecordedEvent> build(String release, Build build) {
    return on(new Input.BuildArrived(release, build, definition, tick()));
  }

  public List<RecordedEvent> click(Person person, String release, String button) {
    return on(clicked(Objects.requireNonNull(person.slack()), release, button));
  }

  public List<RecordedEvent> click(String user, String release, String button) {
    return on(clicked(user, release, button));
  }

  /// A click through one of a person's accounts.
  public List<RecordedEvent> click(Account account, String release, String button) {
    return on(clicked(account, release, button, List.of()));
  }

  /// A click with what the person answered in the dialog that it opened.
  public List<RecordedEvent> click(
      Person person, String release, String button, List<Answer> answers) {
    return on(clicked(Objects.requireNonNull(person.slack()), release, button, answers));
  }

  /// A typed command.
  public List<RecordedEvent> type(String user, String choice, String release, Answer... answers) {
    return on(
        new Input.Typed(
            release, choice, Samples.account(user), List.of(answers), Samples.TYPED, tick()));
  }

  private Input clicked(String user, String release, String button) {
    return clicked(user, release, button, List.of());
  }

  /// @param button `gate/choice`, as shown at the gate's present opening, or `gate/choice/attempt`
  private Input clicked(String user, String release, String button, List<Answer> answers) {
    return clicked(Samples.account(user), release, button, answers);
  }

  private Input clicked(Account by, String release, String button, List<Answer> answers) {
    List<String> parts = List.of(button.split("/"));
    int attempt =
        parts.size() > 2 ? Integer.parseInt(parts.get(2)) : attempt(release, parts.get(0));
    return new Input.Clicked(
        release, parts.get(0), parts.get(1), attempt, by, answers, Samples.ORIGIN, tick());
  }

  private int attempt(String release, String gate) {
    return release(release) instanceof Release.Absent
        ? 1
        : Pipeline.gate(steps(release), gate).map(GateStep::attempt).orElse(1);
  }

  public List<RecordedEvent> succeed(String release, String slot) {
    return succeed(release, slot, null);
  }

  /// @param share what part of the requests reaches it
  public List<RecordedEvent> succeed(String release, String slot, @Nullable Traffic share) {
    String url = "https://" + slot + ".example.org";
    return on(new Input.Succeeded(release, slot, slot(slot).sequence(), url, share, tick()));
  }

  public List<RecordedEvent> fail(String release, String slot) {
    return on(
        new Input.Failed(
            release,
            slot,
            slot(slot).sequence(),
            Diagnosis.of("ImagePullBackOff", "no such image; push it"),
            tick()));
  }

  /// Nothing was heard of how it ended.
  public List<RecordedEvent> late(String release, String slot) {
    return late(release, slot, DeploymentDue.About.OUTCOME, tick());
  }

  public List<RecordedEvent> late(
      String release, String slot, DeploymentDue.About about, Instant at) {
    return on(new Input.DeploymentLate(release, slot, slot(slot).sequence(), about, at));
  }

  public List<RecordedEvent> timeUp(Decision.Timer timer) {
    return on(
        new Input.TimeUp(
            timer.release(), timer.gate(), timer.attempt(), timer.about(), timer.due()));
  }

  /// Fires the only timer of this kind that was set for a gate, whatever the time.
  public List<RecordedEvent> fire(TimerFired.About about) {
    List<Decision.Timer> set = timers.stream().filter(timer -> timer.about() == about).toList();
    return timeUp(set.getLast());
  }

  /// Until so long after the world's beginning.
  public List<RecordedEvent> delegate(Person from, Person to, Duration until) {
    return on(
        new Input.Delegated(from, new Delegation(from, to, Samples.START.plus(until)), tick()));
  }

  /// @param release the id of the rollback
  /// @param to null for what was live before
  public List<RecordedEvent> rollBack(
      String release, String environment, @Nullable String to, String user) {
    return on(
        new Input.RollbackAsked(
            release, environment, to, Samples.account(user), Samples.TYPED, tick()));
  }

  public List<RecordedEvent> takeBack(Person from) {
    return on(new Input.Delegated(from, null, tick()));
  }

  public List<StepState> steps(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> throw new AssertionError("no release " + id);
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }

  /// `open at <step>`, or the outcome and who ended it.
  public String state(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> "absent";
      case Release.Open open -> "open at " + open.steps().get(open.current()).name();
      case Release.Finished finished -> ended(finished);
    };
  }

  private static String ended(Release.Finished finished) {
    String by = finished.by() == null ? "" : " by " + finished.by().person();
    String newer = finished.supersededBy() == null ? "" : " by " + finished.supersededBy();
    return finished.outcome().name().toLowerCase(Locale.ROOT) + by + newer;
  }

  public Gate gate(String id, String name) {
    return Pipeline.gate(steps(id), name).orElseThrow().gate();
  }

  public Wait waiting(String id, String name) {
    return Pipeline.wait(steps(id), name).orElseThrow().state();
  }

  public Deployment deployment(String id, String name) {
    return steps(id).stream()
        .filter(step -> step.name().equals(name))
        .map(DeployStep.class::cast)
        .findFirst()
        .orElseThrow()
        .deployment();
  }

  /// The reason for which the last input was refused.
  public static Refusal refusal(List<RecordedEvent> events) {
    return ((RecordedEvent.Refused) events.getLast()).reason();
  }

  /// The kinds of the events, in order.
  public static List<String> kinds(List<RecordedEvent> events) {
    return events.stream().map(event -> kind(event.getClass())).toList();
  }

  /// By its subject, as `GateEvent.Opened`; the release's own events by their name alone.
  public static String kind(Class<?> event) {
    Class<?> subject = event.getEnclosingClass();
    return subject == RecordedEvent.class
        ? event.getSimpleName()
        : subject.getSimpleName() + "." + event.getSimpleName();
  }

  /// All that a sealed type may be, however deep.
  public static Stream<Class<?>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? kinds(type) : Stream.of(type));
  }
}
