package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Deadlock;
import java.util.Optional;

/// Finds the gates that nobody can pass any more.
public final class Deadlocks {

  private Deadlocks() {}

  /// The reason for which an open gate that holds its release up can never pass; empty if it can.
  public static Optional<Deadlock> of(Facts facts, GateStep gate) {
    Step.Approve step = gate.step();
    if (!(gate.gate() instanceof Gate.Open) || step.advisory()) {
      return Optional.empty();
    }
    if (Authors.areRefused(facts, step)) {
      return Optional.of(Deadlock.UNKNOWN_AUTHOR);
    }
    Tally tally = Tally.of(facts, gate);
    if (othersCome(facts, step) || tally.canPassWithout(gate.reach().left())) {
      return Optional.empty();
    }
    return Optional.of(tally.canPass() ? Deadlock.LEFT : Deadlock.BARRED);
  }

  /// Whether the gate will be handed over to somebody who may pass it.
  private static boolean othersCome(Facts facts, Step.Approve step) {
    return step.escalate() != null
        && step.escalate().to().stream()
            .flatMap(group -> Voters.members(facts.definition(), group).stream())
            .anyMatch(person -> !Voters.barred(person, step, facts));
  }

  /// Whether one of the gate's people may end the release, since nobody can pass the gate: once, also after an
  /// approval that leads nowhere any more.
  public static boolean maybeEnded(Facts facts, GateStep gate, Person by, Step.Effect effect) {
    return effect != Step.Effect.PASS
        && Voters.find(gate.voters(facts.definition()), by).isPresent()
        && gate.votes().stream()
            .filter(vote -> vote.attempt() == gate.attempt() && vote.effect() != Step.Effect.PASS)
            .noneMatch(vote -> vote.by().person().equals(by.id()))
        && of(facts, gate).isPresent();
  }
}
