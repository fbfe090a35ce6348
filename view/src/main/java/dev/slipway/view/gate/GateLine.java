package dev.slipway.view.gate;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Text;

/// A gate in one line, for a table that has its name and its status beside it.
public final class GateLine {

  private GateLine() {}

  /// All votes of all openings, and if it is open, whom it waits for; empty if there is nothing to add to its status.
  public static Text of(ReleaseSnapshot release, Gate gate) {
    Text votes = Votes.all(gate, gate.votes());
    if (gate.status() != GateStatus.OPEN) {
      return votes;
    }
    Text now = Holds.isFreeze(gate) ? Holds.standing(release, gate) : WaitingText.of(gate);
    return gate.votes().isEmpty() ? now : votes.words(" ").then(now);
  }
}
