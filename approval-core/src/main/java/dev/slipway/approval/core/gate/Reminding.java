package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reminds of, escalates and delegates at a gate that is still undecided. A command that comes again, or for a gate
/// that waits for nobody, changes nothing.
public final class Reminding {

  private Reminding() {}

  static Decided remind(Release.Open release, GateCommand.Remind c) {
    return waiting(release, c.gate(), c.attempt())
        .filter(
            gate -> gate.reach().reminded().stream().allMatch(before -> before.isBefore(c.at())))
        .map(gate -> Ballot.awaited(release.facts(), gate, c.at()))
        .filter(awaited -> !awaited.isEmpty())
        .map(awaited -> Decided.that(new GateEvent.Reminded(c.gate(), awaited, c.at())))
        .orElseGet(Decided::nothing);
  }

  static Decided escalate(Release.Open release, GateCommand.Escalate c) {
    return waiting(release, c.gate(), c.attempt())
        .filter(gate -> gate.step().escalate() != null && !gate.reach().escalated())
        .map(_ -> Decided.that(new GateEvent.Escalated(c.gate(), c.at())))
        .orElseGet(Decided::nothing);
  }

  /// At each open gate at which the person has a vote.
  public static Decided delegate(Release.Open release, GateCommand.Delegate c) {
    List<RecordedEvent> events = new ArrayList<>();
    for (GateStep gate : Pipeline.openGates(release.steps())) {
      if (counts(release, gate, c.by()) && !Objects.equals(there(gate, c.by()), c.delegation())) {
        events.add(new GateEvent.Delegated(gate.name(), c.by(), c.delegation(), c.at()));
      }
    }
    return new Decided.Accepted(events);
  }

  private static boolean counts(Release.Open release, GateStep gate, Actor by) {
    List<Person> voters = gate.voters(release.facts().definition());
    return voters.stream().anyMatch(by::isSame);
  }

  private static @Nullable Delegation there(GateStep gate, Actor by) {
    return gate.reach().delegations().stream()
        .filter(d -> by.isSame(d.from()))
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
}
