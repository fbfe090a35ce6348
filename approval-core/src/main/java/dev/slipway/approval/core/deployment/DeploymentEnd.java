package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.Draft;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Moves;
import dev.slipway.approval.core.environment.InstanceDecider;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Leaving;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.deployment.Diagnosis;
import java.time.Instant;
import java.util.Optional;

/// The consequences of the end of a deployment: what is live, and whose turn it is.
public final class DeploymentEnd {

  private final Moves moves;
  private final Draft draft;

  /// Works on the decision that these moves write to.
  public DeploymentEnd(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  /// The deployment serves: what is live is remembered, and whoever is next may begin.
  public void succeed(Input.Succeeded done) {
    serve(done);
    end(
        new Deployed(done.release(), done.slot(), done.sequence()),
        new DeploymentCommand.Succeed(
            done.slot(), done.sequence(), done.url(), done.share(), done.digest(), done.at()));
  }

  /// The deployment does not serve: its slot is free again.
  public void fail(Input.Failed failed) {
    end(
        new Deployed(failed.release(), failed.slot(), failed.sequence()),
        new DeploymentCommand.Fail(
            failed.slot(), failed.sequence(), failed.diagnosis(), failed.at()));
  }

  /// What is live is remembered also where its release has ended meanwhile.
  private void serve(Input.Succeeded done) {
    Slot slot = draft.slot(done.slot());
    if (slot.work() == null
        && slot.runs(done.release(), done.sequence())
        && step(done.release(), slot).filter(step -> step.step().isLast()).isPresent()) {
      Release.Facts.of(draft.release(done.release()))
          .ifPresent(facts ->
              draft.add(
                  slot.key(),
                  new InstanceEvent.WentLive(
                      new Slot.Live(facts.origin(), facts.id(), done.sequence(), done.at()),
                      done.at())));
    }
  }

  /// The step by which the slot's holder deploys.
  private Optional<DeployStep> step(String release, Slot slot) {
    Release there = draft.release(release);
    return Release.Facts.of(there)
        .flatMap(facts -> Pipeline.of(facts, StepState.of(there), slot.key(), slot.sequence()));
  }

  private record Deployed(String release, String slot, long sequence) {}

  /// Frees the slot even where the release has ended meanwhile: only now is the cluster at rest.
  private void end(Deployed deployed, Command result) {
    String release = deployed.release();
    Slot slot = draft.slot(deployed.slot());
    moves.apply(release, result);
    if (!slot.runs(release, deployed.sequence()) || slot.work() == Slot.Work.REMOVE) {
      moves.deploy(release, result.at());
      return;
    }
    if (slot.work() == Slot.Work.ABORT && result instanceof DeploymentCommand.Fail failed) {
      moves.apply(release, notAborted(slot, failed));
    }
    Rest rest = rest(release, slot, result);
    if (rest == Rest.HELD) {
      draft.add(slot.key(), new InstanceEvent.Held(result.at()));
    } else if (rest == Rest.FREE
        && slot.work() == null
        && result instanceof DeploymentCommand.Fail) {
      draft.add(slot.key(), new InstanceEvent.Overwritten(result.at()));
    }
    moves.deploy(release, result.at());
    switch (rest) {
      case HELD -> {}
      case CUT_SHORT -> moves.abort(draft.slot(slot.key()), result.at());
      case FREE -> free(draft.slot(slot.key()), result.at());
    }
  }

  /// Somebody has to see to it; the next deployment takes it away as well.
  private static Command notAborted(Slot slot, DeploymentCommand.Fail failed) {
    Diagnosis why = failed.diagnosis();
    return new DeploymentCommand.NotAborted(
        slot.key(),
        slot.sequence(),
        new Diagnosis(
            why.reason(),
            "what its phases brought cannot be taken away: " + why.message(),
            why.container(),
            why.events(),
            why.log(),
            why.cause(),
            why.facts()),
        failed.at());
  }

  /// The state of a slot after it.
  private enum Rest {
    /// The release keeps it for the next phase of its deployment.
    HELD,
    /// What the phases brought is taken away first.
    CUT_SHORT,
    FREE
  }

  private Rest rest(String release, Slot slot, Command result) {
    Optional<DeployStep> phase =
        slot.work() == null
            ? step(release, slot).filter(step -> step.step().phase() != null)
            : Optional.empty();
    boolean done = result instanceof DeploymentCommand.Succeed;
    if (phase.isEmpty() || (done && phase.get().step().isLast())) {
      return Rest.FREE;
    }
    return done && draft.release(release) instanceof Release.Open ? Rest.HELD : Rest.CUT_SHORT;
  }

  private void free(Slot slot, Instant at) {
    moves.begin(draft.add(slot.key(), InstanceDecider.end(slot, at)), at);
    new Leaving(moves).look(draft.slot(slot.key()), at);
  }
}
