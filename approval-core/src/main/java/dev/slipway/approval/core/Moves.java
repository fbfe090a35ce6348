package dev.slipway.approval.core;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.environment.InstanceDecider;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Leaving;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.release.Command;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseDecider;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.approval.core.wait.WaitStepCommand;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Applies the consequences of an input to a project's releases and slots, whatever the input was: commands
/// are judged and recorded, and whoever has come to a deployment asks for its slot.
public final class Moves {

  private final Draft draft;

  Moves(Draft draft) {
    this.draft = draft;
  }

  /// The decision that the consequences are written to.
  public Draft draft() {
    return draft;
  }

  /// For commands that are not a person's: a release that they mean nothing to changes nothing.
  public void apply(String id, Command command) {
    switch (ReleaseDecider.decide(draft.release(id), command)) {
      case Decided.Accepted accepted -> accept(id, accepted);
      case Decided.Refused _ -> {}
    }
  }

  /// The time has come that an opening of a gate, or a beginning of a wait, lasts to.
  public void timeUp(String id, String step, int attempt, Instant at) {
    boolean waits = Pipeline.wait(StepState.of(draft.release(id)), step).isPresent();
    apply(
        id,
        waits
            ? new WaitStepCommand.End(step, attempt, at)
            : new GateCommand.Expire(step, attempt, at));
  }

  /// Records what a command has led to. A release that ends leaves every queue, and what the earlier phases of its
  /// deployment brought is taken away.
  public void accept(String id, Decided.Accepted accepted) {
    Release before = draft.release(id);
    accepted.events().forEach(event -> draft.add(id, event));
    accepted.events().stream()
        .filter(event -> event instanceof GateEvent.Opened || event instanceof WaitEvent.Began)
        .findFirst()
        .ifPresent(opened -> handOver(id, opened.at()));
    if (before instanceof Release.Open open
        && draft.release(id) instanceof Release.Finished finished) {
      Pipeline.ready(open)
          .ifPresent(
              step -> draft.add(slot(open, step).key(), new InstanceEvent.Left(id, finished.at())));
      Pipeline.slots(open).stream()
          .map(draft::slot)
          .filter(slot -> slot.isHeldBy(id))
          .forEach(slot -> abort(slot, finished.at()));
    }
  }

  /// Takes away what the earlier phases of the holder's deployment brought.
  public void abort(Slot slot, Instant at) {
    Slot aborting = draft.add(slot.key(), InstanceDecider.abort(slot, at));
    String holder = aborting.holder();
    if (holder != null) {
      apply(holder, new DeploymentCommand.Abort(aborting.key(), aborting.sequence(), at));
    }
  }

  /// Tells a release's open gates whose votes are in whose hands.
  public void handOver(String id, Instant at) {
    draft.delegations().stream()
        .filter(delegation -> at.isBefore(delegation.until()))
        .forEach(delegation ->
            apply(id, new GateCommand.Delegate(Actor.of(delegation.from()), delegation, at)));
  }

  /// Asks for the slot where the release has come to a deployment.
  public void deploy(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      Pipeline.ready(open).map(step -> slot(open, step)).ifPresent(slot -> deploy(open, slot, at));
    }
  }

  private void deploy(Release.Open open, Slot slot, Instant at) {
    String id = open.facts().id();
    String holder = slot.holder();
    Rollback rollback = open.facts().rollback();
    boolean stops =
        rollback != null && slot.isDeploying() && holder != null && isOther(holder, id, rollback);
    Actor by = rollback == null ? null : rollback.by();
    if (stops && holder != null && by != null) {
      draft.add(slot.key(), InstanceDecider.take(slot, id, at));
      apply(holder, new DeploymentCommand.Stop(slot.key(), slot.sequence(), by, at));
      begin(draft.slot(slot.key()), at);
    } else {
      InstanceDecider.request(slot, id, at).ifPresent(event -> draft.add(slot.key(), event));
      begin(id, draft.slot(slot.key()), at);
    }
  }

  /// Whether the holder deploys something else than what the rollback goes to.
  private boolean isOther(String holder, String id, Rollback rollback) {
    return !holder.equals(id)
        && Release.Facts.of(draft.release(holder))
            .filter(facts -> !facts.origin().equals(rollback.to()))
            .isPresent();
  }

  /// Tells everybody at the slot whose turn it is. Whoever comes to it in a freeze waits for its end, and it
  /// is the next one's turn.
  public void begin(Slot slot, Instant at) {
    Slot turn = slot;
    while (turn.holder() != null && freezes(turn.holder(), at)) {
      turn = draft.add(slot.key(), InstanceDecider.end(turn, at));
    }
    String holder = turn.holder();
    if (holder != null) {
      Stay before = turn.stay();
      grant(holder, turn, before == null ? null : before.leaving(), at);
      turn.waiting().forEach(id -> apply(id, new DeploymentCommand.Wait(slot.key(), holder, at)));
    }
  }

  private boolean freezes(String id, Instant at) {
    Optional<String> wait =
        draft.release(id) instanceof Release.Open open
            ? Pipeline.ready(open)
                .flatMap(step -> Pipeline.thawing(open.steps(), step))
                .filter(thawing -> thawing.isFrozenAgain(at))
                .map(WaitStep::name)
            : Optional.empty();
    wait.ifPresent(name -> apply(id, new WaitStepCommand.Freeze(name, at)));
    return wait.isPresent();
  }

  private void begin(String id, Slot slot, Instant at) {
    String holder = slot.holder();
    if (id.equals(holder) && slot.work() == null) {
      Stay before = slot.stay();
      grant(id, slot, before != null && before.release().equals(id) ? before.leaving() : null, at);
    } else if (holder != null) {
      apply(id, new DeploymentCommand.Wait(slot.key(), holder, at));
    }
  }

  /// @param leaving why the instance is to go once the release has deployed, null where it is not
  private void grant(String id, Slot slot, Removal.@Nullable Why leaving, Instant at) {
    apply(id, new DeploymentCommand.Grant(slot.key(), slot.sequence(), at));
    new Leaving(this).settle(id, draft.slot(slot.key()), leaving, at);
  }

  private Slot slot(Release.Open release, DeployStep step) {
    return draft.slot(Slot.key(release.facts(), step.step()));
  }
}
