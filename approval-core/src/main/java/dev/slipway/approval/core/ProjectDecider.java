package dev.slipway.approval.core;

import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.deployment.DeploymentEnd;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.environment.InstanceDecider;
import dev.slipway.approval.core.environment.Leaving;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Opening;
import dev.slipway.approval.core.rollback.GoingBack;
import dev.slipway.contract.approval.DeploymentDue;

/// Decides the consequences of an input across the releases of its project: a newer build supersedes, a slot
/// takes one deployment at a time, and whoever is next begins as soon as it is free.
public final class ProjectDecider {

  private final Draft draft;
  private final Moves moves;

  private ProjectDecider(Lookup lookup) {
    this.draft = new Draft(lookup);
    this.moves = new Moves(draft);
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
      case Input.BuildArrived i -> {
        new Opening(moves).open(i);
        new Revocations(draft).record(i.release(), i.at());
      }
      case Input.Clicked i -> new Choices(moves).choose(i);
      case Input.Typed i -> new Choices(moves).choose(i);
      case Input.TimeUp i -> look(i);
      case Input.Lost i -> draft.add(i.release(), new LostInputs(moves).event(i));
      case Input.Delegated i -> {
        new Delegating(moves).delegate(i);
        new Revocations(draft).record(i.at());
      }
      case Input.PeopleChanged i -> new Revocations(draft).record(i.at());
      case Input.RollbackAsked i -> new GoingBack(moves).ask(i);
      case Input.Reported i -> report(i);
      case Input.DeploymentLate i -> late(i);
      case Input.TargetGone i -> new Leaving(moves).gone(i);
      case Input.Removed i -> new Leaving(moves).removed(i);
      case Input.NotRemoved i -> new Leaving(moves).notRemoved(i);
      case Input.Succeeded i -> new DeploymentEnd(moves).succeed(i);
      case Input.Failed i -> {
        new GoingBack(moves).restore(i);
        new DeploymentEnd(moves).fail(i);
      }
    }
  }

  /// A drift is a fact about the instance beside the one about the card of the release that is live there.
  private void report(Input.Reported report) {
    moves.apply(report.release(), report.command());
    if (report.command() instanceof EnvironmentCommand.Drifted drifted) {
      InstanceDecider.drift(draft.slot(drifted.slot()), report.release(), drifted)
          .ifPresent(event -> draft.add(drifted.slot(), event));
    }
  }

  private void late(Input.DeploymentLate late) {
    switch (late.about()) {
      case ANSWER, OUTCOME -> miss(late);
      case EXPIRING, EXPIRED -> new Leaving(moves).look(draft.slot(late.slot()), late.at());
    }
  }

  /// The slot says whether a deployment still runs, also that of a release which has ended meanwhile.
  private void miss(Input.DeploymentLate late) {
    Slot slot = draft.slot(late.slot());
    if (slot.runs(late.release(), late.sequence())) {
      switch (slot.work()) {
        case null -> moves.apply(late.release(), missed(late));
        case HELD -> {}
        case ABORT ->
            moves.apply(
                late.release(),
                new DeploymentCommand.Abort(late.slot(), late.sequence(), late.at()));
        case REMOVE -> new Leaving(moves).ask(slot, late.at());
      }
    }
  }

  private static Command missed(Input.DeploymentLate late) {
    return late.about() == DeploymentDue.About.ANSWER
        ? new DeploymentCommand.Miss(late.slot(), late.sequence(), late.at())
        : new DeploymentCommand.AskAgain(late.slot(), late.sequence(), late.at());
  }

  private void look(Input.TimeUp time) {
    switch (time.about()) {
      case EXPIRY -> {
        moves.timeUp(time.release(), time.gate(), time.attempt(), time.at());
        moves.deploy(time.release(), time.at());
      }
      case REMINDER ->
          moves.apply(
              time.release(), new GateCommand.Remind(time.gate(), time.attempt(), time.at()));
      case ESCALATION -> escalate(time);
      case DELEGATION -> new Delegating(moves).end(time.release(), time.at());
    }
  }

  /// Those it is handed over to may be away as well.
  private void escalate(Input.TimeUp time) {
    moves.apply(time.release(), new GateCommand.Escalate(time.gate(), time.attempt(), time.at()));
    moves.handOver(time.release(), time.at());
    new Revocations(draft).record(time.release(), time.at());
  }
}
