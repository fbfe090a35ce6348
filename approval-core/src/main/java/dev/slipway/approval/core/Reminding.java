package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.Gate;
import dev.slipway.approval.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reminds, escalates and expires a gate that is still undecided. A command that comes again, or for a gate
/// that waits for nobody, changes nothing.
final class Reminding {

  private Reminding() {}

  static Decided remind(Release.Open release, Command.Remind c) {
    return waiting(release, c.gate(), c.attempt())
        .filter(
            gate -> gate.reach().reminded().stream().allMatch(before -> before.isBefore(c.at())))
        .map(gate -> Ballot.awaited(release.facts(), gate, c.at()))
        .filter(awaited -> !awaited.isEmpty())
        .map(awaited -> accept(new RecordedEvent.GateReminded(c.gate(), awaited, c.at())))
        .orElseGet(Reminding::nothing);
  }

  static Decided escalate(Release.Open release, Command.Escalate c) {
    return waiting(release, c.gate(), c.attempt())
        .filter(gate -> gate.step().escalate() != null && !gate.reach().escalated())
        .map(_ -> accept(new RecordedEvent.GateEscalated(c.gate(), c.at())))
        .orElseGet(Reminding::nothing);
  }

  /// At each open gate at which the person has a vote.
  static Decided delegate(Release.Open release, Command.Delegate c) {
    List<RecordedEvent> events = new ArrayList<>();
    for (GateStep gate : Pipeline.openGates(release.steps())) {
      if (counts(release, gate, c.by()) && !Objects.equals(there(gate, c.by()), c.delegation())) {
        events.add(new RecordedEvent.VoteDelegated(gate.name(), c.by(), c.delegation(), c.at()));
      }
    }
    return new Decided.Accepted(events);
  }

  private static boolean counts(Release.Open release, GateStep gate, Actor by) {
    List<Person> voters = Voters.of(release.facts().definition(), gate);
    return voters.stream().anyMatch(voter -> Voters.identity(voter).equals(Voters.identity(by)));
  }

  private static @Nullable Delegation there(GateStep gate, Actor by) {
    return gate.reach().delegations().stream()
        .filter(d -> Voters.identity(d.from()).equals(Voters.identity(by)))
        .findFirst()
        .orElse(null);
  }

  /// The gate where it still needs votes at this opening.
  private static Optional<GateStep> waiting(Release.Open release, String name, int attempt) {
    return Pipeline.gate(release.steps(), name)
        .filter(_ -> release.supersededBy() == null)
        .filter(gate -> gate.attempt() == attempt)
        .filter(gate -> gate.gate() instanceof Gate.Open(_, boolean met) && !met);
  }

  private static Decided accept(RecordedEvent event) {
    return new Decided.Accepted(List.of(event));
  }

  private static Decided nothing() {
    return new Decided.Accepted(List.of());
  }
}
