package dev.slipway.approval.core.rollback;

import dev.slipway.approval.core.Departed;
import dev.slipway.approval.core.Draft;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Moves;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Goes back to what was live, where somebody asks for it or a deployment has failed.
public final class GoingBack {

  private final Moves moves;
  private final Draft draft;

  /// Works on the decision that these moves write to.
  public GoingBack(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  /// Begins the rollback, or records at the release of the rollback why there is none.
  public void ask(Input.RollbackAsked ask) {
    if (!(draft.release(ask.release()) instanceof Release.Absent)) {
      return;
    }
    Optional<Rollbacks.Way> way = new Rollbacks(draft).find(ask.environment(), ask.to());
    if (way.isEmpty()) {
      draft.add(ask.release(), refused(ask, Actor.stranger(ask.by()), Refusal.NEVER_LIVE));
      return;
    }
    way.get()
        .person(ask.by())
        .ifPresentOrElse(
            person -> begin(ask, way.get(), person),
            () ->
                draft.add(
                    ask.release(), refused(ask, Actor.stranger(ask.by()), Refusal.NOT_IN_GROUP)));
  }

  /// Whoever may approve it has done so by asking.
  private void begin(Input.RollbackAsked ask, Rollbacks.Way way, Person person) {
    String id = ask.release();
    boolean operator = ask.by().platform().equals(RollbackRequested.API);
    if (!operator && Departed.hasLeft(draft.newestDefinition(), person, ask.by())) {
      draft.add(id, refused(ask, Actor.of(person, ask.by()), Refusal.LEFT_GROUP));
      return;
    }
    moves.apply(id, Rollbacks.open(id, way, Actor.of(person, ask.by()), ask.at()));
    moves.apply(
        id,
        new GateCommand.Choose(
            Rollbacks.GATE, Rollbacks.APPROVE, 1, ask.by(), List.of(), ask.origin(), ask.at()));
    moves.deploy(id, ask.at());
  }

  /// The record of why somebody's rollback does not begin.
  public static RecordedEvent refused(Input.RollbackAsked ask, Actor actor, Refusal reason) {
    return new RecordedEvent.CommandRefused(
        Objects.requireNonNullElse(ask.to(), ask.environment()),
        null,
        Rollbacks.GATE,
        actor,
        reason,
        ask.origin(),
        ask.at());
  }

  /// What is live is asked for once more, where the environment says so. Not where somebody else's
  /// deployment comes next, nor after a rollback that failed itself, nor where the new version may well serve.
  public void restore(Input.Failed failed) {
    if (failed.diagnosis().reason().equals(Diagnosis.RESULT_UNREADABLE)) {
      return;
    }
    Release release = draft.release(failed.release());
    Slot slot = draft.slot(failed.slot());
    if (slot.work() != null
        || !slot.runs(failed.release(), failed.sequence())
        || !slot.waiting().isEmpty()) {
      return;
    }
    running(release, failed.slot())
        .flatMap(environment -> new Rollbacks(draft).restore(slot, environment))
        .filter(way -> way.rules().onFailure())
        .ifPresent(way -> {
          String id = Rollbacks.id(way.now().definition().project(), slot.key(), slot.sequence());
          moves.apply(id, Rollbacks.open(id, way, null, failed.at()));
          moves.deploy(id, failed.at());
        });
  }

  /// The environment of a slot, empty for a rollback.
  private static Optional<String> running(Release release, String slot) {
    return Release.Facts.of(release)
        .filter(facts -> facts.rollback() == null)
        .flatMap(facts ->
            facts.definition().deployments().stream()
                .filter(step -> Slot.key(facts, step).equals(slot) && step.phase() == null)
                .map(Step.Deploy::environment)
                .findFirst());
  }
}
