package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.contract.Actor;
import java.time.Instant;

/// What happens to a project's releases and slots within one decision, whatever the input was: commands
/// are judged and recorded, and whoever has come to a deployment asks for its slot.
final class Moves {

  final Draft draft;

  Moves(Draft draft) {
    this.draft = draft;
  }

  /// For commands that are not a person's: a release that they mean nothing to changes nothing.
  void apply(String id, Command command) {
    switch (ReleaseDecider.decide(draft.release(id), command)) {
      case Decided.Accepted accepted -> accept(id, accepted);
      case Decided.Refused _ -> {}
    }
  }

  void accept(String id, Decided.Accepted accepted) {
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

  /// Tells a release's open gates whose votes are in whose hands.
  void handOver(String id, Instant at) {
    draft.delegations().stream()
        .filter(delegation -> at.isBefore(delegation.until()))
        .forEach(delegation ->
            apply(id, new Command.Delegate(Actor.of(delegation.from()), delegation, at)));
  }

  /// Asks for the slot where the release has come to a deployment.
  void deploy(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      Pipeline.ready(open)
          .map(step -> slot(open, step).request(id))
          .ifPresent(slot -> {
            draft.put(slot);
            begin(id, slot, at);
          });
    }
  }

  /// Tells everybody at the slot whose turn it is.
  void begin(Slot slot, Instant at) {
    String holder = slot.holder();
    if (holder != null) {
      apply(holder, new Command.Grant(slot.key(), slot.sequence(), at));
      slot.waiting().forEach(id -> apply(id, new Command.Wait(slot.key(), holder, at)));
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
}
