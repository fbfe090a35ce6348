package dev.slipway.approval.core;

import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import java.time.Instant;

/// Puts votes into other hands, and back.
final class Delegating {

  private final Moves moves;
  private final Draft draft;

  Delegating(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  void delegate(Input.Delegated input) {
    Delegation delegation = input.delegation();
    if (delegation != null && !input.at().isBefore(delegation.until())) {
      return;
    }
    draft.put(new Decision.Delegated(input.by(), delegation));
    draft
        .open()
        .forEach(id ->
            moves.apply(
                id, new GateCommand.Delegate(Actor.of(input.by()), delegation, input.at())));
  }

  void end(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      Pipeline.openGates(open.steps()).stream()
          .flatMap(gate -> gate.reach().delegations().stream())
          .filter(delegation -> !at.isBefore(delegation.until()))
          .distinct()
          .forEach(
              ended -> moves.apply(id, new GateCommand.Delegate(Actor.of(ended.from()), null, at)));
    }
  }
}
