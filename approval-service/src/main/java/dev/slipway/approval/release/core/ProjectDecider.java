package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Person;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.gateway.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What an input brings about across the releases of its project: a newer build supersedes, a slot
/// takes one deployment at a time, and whoever is next begins as soon as it is free.
public final class ProjectDecider {

  private final Draft draft;

  private ProjectDecider(Lookup lookup) {
    this.draft = new Draft(lookup);
  }

  /// Pure: the same answers of `lookup` give the same decision. An input that comes again changes
  /// nothing, but for a click, whose repetition is refused.
  ///
  /// @throws IllegalArgumentException where a build carries a pipeline that cannot be followed
  public static Decision decide(Lookup lookup, Input input) {
    ProjectDecider decider = new ProjectDecider(lookup);
    decider.handle(input);
    return decider.draft.decision();
  }

  private void handle(Input input) {
    switch (input) {
      case Input.BuildArrived i -> open(i);
      case Input.Clicked i -> choose(i);
      case Input.Typed i -> choose(i);
      case Input.TimeUp i -> look(i);
      case Input.Delegated i -> delegate(i);
      case Input.RollbackAsked i -> rollback(i);
      case Input.Started i -> apply(i.release(), new Command.Start(i.slot(), i.sequence(), i.at()));
      case Input.Progressed i ->
          apply(
              i.release(),
              new Command.Report(i.slot(), i.sequence(), i.ready(), i.desired(), i.at()));
      case Input.DeploymentLate i -> miss(i);
      case Input.Drifted i ->
          apply(i.release(), new Command.Drifted(i.slot(), i.sequence(), i.drift(), i.at()));
      case Input.Succeeded i -> {
        serve(i);
        end(
            new Deployed(i.release(), i.slot(), i.sequence()),
            new Command.Succeed(i.slot(), i.sequence(), i.url(), i.at()));
      }
      case Input.Failed i -> {
        restore(i);
        end(
            new Deployed(i.release(), i.slot(), i.sequence()),
            new Command.Fail(i.slot(), i.sequence(), i.diagnosis(), i.at()));
      }
    }
  }

  /// Remembers what is live, also where its release has ended meanwhile.
  private void serve(Input.Succeeded done) {
    Slot slot = draft.slot(done.slot());
    if (slot.runs(done.release(), done.sequence())) {
      facts(draft.release(done.release()))
          .ifPresent(facts ->
              draft.put(
                  slot.serving(
                      new Slot.Live(facts.origin(), facts.id(), done.sequence(), done.at()))));
    }
  }

  /// The slot says whether a deployment still runs, also that of a release which has ended meanwhile.
  private void miss(Input.DeploymentLate late) {
    if (draft.slot(late.slot()).runs(late.release(), late.sequence())) {
      apply(
          late.release(),
          switch (late.about()) {
            case ANSWER -> new Command.Miss(late.slot(), late.sequence(), late.at());
            case OUTCOME -> new Command.AskAgain(late.slot(), late.sequence(), late.at());
          });
    }
  }

  private void open(Input.BuildArrived build) {
    String id = build.release();
    if (!(draft.release(id) instanceof Release.Absent)) {
      return;
    }
    apply(id, new Command.Open(id, build.build(), build.definition(), build.at()));
    TargetType type = build.build().type();
    if (type == TargetType.BRANCH) {
      draft.open(type, build.build().target()).stream()
          .filter(older -> !older.equals(id) && !isRollback(older))
          .forEach(older -> apply(older, new Command.Supersede(id, build.at())));
    }
    deploy(id, build.at());
  }

  /// A newer build does not take back that somebody wants an older one.
  private boolean isRollback(String id) {
    return draft.release(id) instanceof Release.Open open && open.facts().rollback() != null;
  }

  private void rollback(Input.RollbackAsked ask) {
    if (!(draft.release(ask.release()) instanceof Release.Absent)) {
      return;
    }
    Optional<Rollbacks.Way> way = new Rollbacks(draft).find(ask.environment(), ask.to());
    if (way.isEmpty()) {
      draft.add(ask.release(), refused(ask, Voters.stranger(ask.user()), Refusal.NEVER_LIVE));
      return;
    }
    way.get()
        .person(ask.user(), ask.origin())
        .ifPresentOrElse(
            person -> rollback(ask, way.get(), person),
            () ->
                draft.add(
                    ask.release(),
                    refused(ask, Voters.stranger(ask.user()), Refusal.NOT_IN_GROUP)));
  }

  /// Whoever may approve it has done so by asking.
  private void rollback(Input.RollbackAsked ask, Rollbacks.Way way, Person person) {
    String id = ask.release();
    apply(id, Rollbacks.open(id, way, Actor.of(person), ask.at()));
    apply(
        id,
        new Command.Choose(
            Rollbacks.GATE, Rollbacks.APPROVE, 1, ask.user(), List.of(), ask.origin(), ask.at()));
    deploy(id, ask.at());
  }

  private static ReleaseEvent refused(Input.RollbackAsked ask, Actor actor, Refusal reason) {
    return new ReleaseEvent.CommandRefused(
        Objects.requireNonNullElse(ask.to(), ask.environment()),
        null,
        Rollbacks.GATE,
        actor,
        reason,
        ask.origin(),
        ask.at());
  }

  /// What is live is asked for once more, where the environment says so. Not where somebody else's
  /// deployment comes next, nor after a rollback that failed itself.
  private void restore(Input.Failed failed) {
    Release release = draft.release(failed.release());
    Slot slot = draft.slot(failed.slot());
    if (!slot.runs(failed.release(), failed.sequence()) || !slot.waiting().isEmpty()) {
      return;
    }
    running(release, failed.slot())
        .flatMap(environment -> new Rollbacks(draft).restore(slot, environment))
        .filter(way -> way.rules().onFailure())
        .ifPresent(way -> {
          String id = Rollbacks.id(way.now().definition().project(), slot.key(), slot.sequence());
          apply(id, Rollbacks.open(id, way, null, failed.at()));
          deploy(id, failed.at());
        });
  }

  /// The environment of a slot, empty for a rollback.
  private static Optional<String> running(Release release, String slot) {
    return facts(release)
        .filter(facts -> facts.rollback() == null)
        .flatMap(facts ->
            facts.definition().pipeline().stream()
                .filter(Step.Deploy.class::isInstance)
                .map(Step.Deploy.class::cast)
                .filter(step -> Slot.key(facts, step).equals(slot))
                .map(Step.Deploy::environment)
                .findFirst());
  }

  private static Optional<Release.Facts> facts(Release release) {
    return switch (release) {
      case Release.Absent _ -> Optional.empty();
      case Release.Open open -> Optional.of(open.facts());
      case Release.Finished finished -> Optional.of(finished.facts());
    };
  }

  private void choose(Input.Clicked click) {
    String id = click.release();
    expire(id, click.at());
    Command.Choose command =
        new Command.Choose(
            click.gate(),
            click.choice(),
            click.attempt(),
            click.user(),
            click.answers(),
            null,
            click.at());
    switch (ReleaseDecider.decide(draft.release(id), command)) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(click, reason));
      case Decided.Accepted accepted -> accept(id, accepted);
    }
    deploy(id, click.at());
  }

  private void choose(Input.Typed typed) {
    String id = typed.release();
    expire(id, typed.at());
    Release release = draft.release(id);
    Optional<GateStep> gate = TypedChoice.gate(release, typed);
    Decided decided =
        gate.isEmpty() && !(release instanceof Release.Absent)
            ? new Decided.Refused(Refusal.UNKNOWN_CHOICE)
            : ReleaseDecider.decide(release, TypedChoice.command(gate, typed));
    switch (decided) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(typed, gate, reason));
      case Decided.Accepted accepted -> accept(id, accepted);
    }
    deploy(id, typed.at());
  }

  private void look(Input.TimeUp time) {
    switch (time.about()) {
      case EXPIRY ->
          apply(time.release(), new Command.Expire(time.gate(), time.attempt(), time.at()));
      case REMINDER ->
          apply(time.release(), new Command.Remind(time.gate(), time.attempt(), time.at()));
      case ESCALATION -> escalate(time);
      case DELEGATION -> endDelegations(time.release(), time.at());
    }
  }

  /// Those it is handed over to may be away as well.
  private void escalate(Input.TimeUp time) {
    apply(time.release(), new Command.Escalate(time.gate(), time.attempt(), time.at()));
    handOver(time.release(), time.at());
  }

  private void delegate(Input.Delegated input) {
    Delegation delegation = input.delegation();
    String by = Voters.identity(input.by());
    if (delegation != null && !input.at().isBefore(delegation.until())) {
      return;
    }
    draft.put(new Decision.Delegated(by, delegation));
    draft
        .open()
        .forEach(
            id -> apply(id, new Command.Delegate(Actor.of(input.by()), delegation, input.at())));
  }

  /// Tells a release's open gates whose votes are in whose hands.
  private void handOver(String id, Instant at) {
    draft.delegations().stream()
        .filter(delegation -> at.isBefore(delegation.until()))
        .forEach(delegation ->
            apply(id, new Command.Delegate(Actor.of(delegation.from()), delegation, at)));
  }

  private void endDelegations(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      Pipeline.openGates(open.steps()).stream()
          .flatMap(gate -> gate.reach().delegations().stream())
          .filter(delegation -> !at.isBefore(delegation.until()))
          .distinct()
          .forEach(ended -> apply(id, new Command.Delegate(Actor.of(ended.from()), null, at)));
    }
  }

  private ReleaseEvent refused(Input.Typed typed, Optional<GateStep> gate, Refusal reason) {
    return new ReleaseEvent.CommandRefused(
        typed.release(),
        gate.map(GateStep::name).orElse(null),
        typed.choice(),
        actor(draft.release(typed.release()), typed.user()),
        reason,
        typed.origin(),
        typed.at());
  }

  /// A gate whose time was up when the click was made is expired, even where its timer is late.
  private void expire(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      for (GateStep gate : Pipeline.openGates(open.steps())) {
        apply(id, new Command.Expire(gate.name(), gate.attempt(), at));
      }
    }
  }

  private ReleaseEvent refused(Input.Clicked click, Refusal reason) {
    return new ReleaseEvent.Refused(
        click.release(),
        click.gate(),
        click.choice(),
        actor(draft.release(click.release()), click.user()),
        reason,
        click.origin(),
        click.at());
  }

  private static Actor actor(Release release, String user) {
    return switch (release) {
      case Release.Absent _ -> Voters.stranger(user);
      case Release.Open open -> Voters.actor(open.facts().definition(), user);
      case Release.Finished finished -> Voters.actor(finished.facts().definition(), user);
    };
  }

  private record Deployed(String release, String slot, long sequence) {}

  /// Frees the slot even where the release has ended meanwhile: only now is the cluster at rest.
  private void end(Deployed deployed, Command result) {
    apply(deployed.release(), result);
    deploy(deployed.release(), result.at());
    Slot slot = draft.slot(deployed.slot());
    if (slot.runs(deployed.release(), deployed.sequence())) {
      draft.put(slot.free());
      begin(draft.slot(deployed.slot()), result.at());
    }
  }

  /// Tells everybody at the slot whose turn it is.
  private void begin(Slot slot, Instant at) {
    String holder = slot.holder();
    if (holder != null) {
      apply(holder, new Command.Grant(slot.key(), slot.sequence(), at));
      slot.waiting().forEach(id -> apply(id, new Command.Wait(slot.key(), holder, at)));
    }
  }

  /// Asks for the slot where the release has come to a deployment.
  private void deploy(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      Pipeline.ready(open)
          .map(step -> slot(open, step).request(id))
          .ifPresent(slot -> {
            draft.put(slot);
            begin(id, slot, at);
          });
    }
  }

  private void begin(String id, Slot slot, Instant at) {
    String holder = slot.holder();
    if (id.equals(holder)) {
      apply(id, new Command.Grant(slot.key(), slot.sequence(), at));
    } else if (holder != null) {
      apply(id, new Command.Wait(slot.key(), holder, at));
    }
  }

  private Slot slot(Release.Open release, DeployStep step) {
    return draft.slot(Slot.key(release.facts(), step.step()));
  }

  /// For commands that are not a person's: a release that they mean nothing to changes nothing.
  private void apply(String id, Command command) {
    switch (ReleaseDecider.decide(draft.release(id), command)) {
      case Decided.Accepted accepted -> accept(id, accepted);
      case Decided.Refused _ -> {}
    }
  }

  private void accept(String id, Decided.Accepted accepted) {
    Release before = draft.release(id);
    accepted.events().forEach(event -> draft.add(id, event));
    accepted.events().stream()
        .filter(ReleaseEvent.GateOpened.class::isInstance)
        .findFirst()
        .ifPresent(opened -> handOver(id, opened.at()));
    if (before instanceof Release.Open open && draft.release(id) instanceof Release.Finished) {
      Pipeline.ready(open).ifPresent(step -> draft.put(slot(open, step).leave(id)));
    }
  }
}
