package dev.slipway.approval.core;

import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records at a release's gates who has left their groups since it opened, so that their messages say so and
/// nobody waits for them. A decision does not rely on it: it looks for itself (ADR 30).
final class Revocations {

  private final Draft draft;

  Revocations(Draft draft) {
    this.draft = draft;
  }

  /// At every open release of the project.
  void record(Instant at) {
    draft.open().forEach(id -> record(id, at));
  }

  /// At every gate that takes votes or will.
  void record(String id, Instant at) {
    if (!(draft.release(id) instanceof Release.Open open)) {
      return;
    }
    Optional<ProjectDefinition> newest = draft.newestDefinition();
    for (GateStep gate : Pipeline.gates(open.steps())) {
      if (isAhead(gate)) {
        List<String> left = Departed.from(open.facts(), gate, newest).stream().sorted().toList();
        if (!left.equals(gate.reach().left())) {
          draft.add(id, new GateEvent.VotersChanged(gate.name(), left, at));
        }
      }
    }
  }

  private static boolean isAhead(GateStep gate) {
    return gate.gate() instanceof Gate.Pending || gate.gate() instanceof Gate.Open;
  }
}
