package dev.slipway.view.gate;

import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By whom and how a gate was decided, for somebody who came too late.
public final class GateDecision {

  private GateDecision() {}

  /// @param gate one that takes no more votes
  public static Text of(ReleaseSnapshot release, Gate gate) {
    if (Holds.passedByItself(gate) || Holds.neverHeld(gate)) {
      return Text.of("the release has gone on from ").strong(gate.name()).words(" by itself.");
    }
    return switch (gate.status()) {
      case PENDING, OPEN -> Text.none().strong(gate.name()).words(" takes no votes at the moment.");
      case PASSED -> decided(gate, last(gate, Effect.PASS));
      case REJECTED -> decided(gate, last(gate, Effect.REJECT));
      case CLOSED -> closed(release, gate);
      case EXPIRED ->
          Text.none().strong(gate.name()).words(" was not decided in time and has expired.");
    };
  }

  private static Text decided(Gate gate, @Nullable Vote vote) {
    Text text = Text.none().strong(gate.name()).words(" has already been decided");
    return vote == null ? text.words(".") : text.words(": ").then(Votes.dated(vote));
  }

  /// Either somebody closed the release at this gate, or a later gate went ahead of it.
  private static Text closed(ReleaseSnapshot release, Gate gate) {
    Vote own = last(gate, Effect.CLOSE);
    if (own != null) {
      return decided(gate, own);
    }
    Text text = Text.none().strong(gate.name()).words(" takes no more votes");
    return later(release, gate)
        .map(next -> text.words(", since ").then(decided(next, latest(next))))
        .orElseGet(() -> text.words("."));
  }

  private static Optional<Gate> later(ReleaseSnapshot release, Gate gate) {
    List<StepSnapshot> steps = release.steps();
    return steps.subList(steps.indexOf(gate) + 1, steps.size()).stream()
        .filter(Gate.class::isInstance)
        .map(Gate.class::cast)
        .filter(next -> next.status() == GateStatus.PASSED || next.status() == GateStatus.REJECTED)
        .findFirst();
  }

  private static @Nullable Vote latest(Gate gate) {
    List<Vote> votes = Votes.latest(gate);
    return votes.isEmpty() ? null : votes.getLast();
  }

  private static @Nullable Vote last(Gate gate, Effect effect) {
    return Votes.latest(gate).reversed().stream()
        .filter(vote -> vote.effect() == effect)
        .findFirst()
        .orElse(null);
  }
}
