package dev.slipway.approval.release.core;

import static java.util.stream.Collectors.toSet;

import dev.slipway.approval.release.core.Release.Facts;
import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Step;
import dev.slipway.contract.gateway.Step.Require;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The votes of a gate's present opening, counted. People appear by identity.
///
/// @param eligible everybody who may vote, voted or not
/// @param approved who chose to pass
/// @param voted who chose anything
record Tally(
    ProjectDefinition definition,
    Step.Approve gate,
    Set<String> eligible,
    Set<String> approved,
    Set<String> voted) {

  static Tally of(Facts facts, GateStep gate) {
    return new Tally(
        facts.definition(),
        gate.step(),
        Voters.of(facts.definition(), gate.step()).stream()
            .filter(person -> !Voters.barred(person, gate.step(), facts.build()))
            .map(Voters::identity)
            .collect(toSet()),
        who(gate, vote -> vote.effect() == Step.Effect.PASS),
        who(gate, _ -> true));
  }

  boolean hasVoted(Actor actor) {
    return voted.contains(Voters.identity(actor));
  }

  /// Whether the approvals there are suffice.
  boolean passes() {
    return suffice(approved);
  }

  /// Whether the gate would pass if everybody who has not voted yet approved.
  boolean canPass() {
    Set<String> best = new HashSet<>(eligible);
    best.removeAll(voted);
    best.addAll(approved);
    return suffice(best);
  }

  /// No requirement is met by nobody, whatever it says.
  private boolean suffice(Set<String> approvals) {
    return !approvals.isEmpty()
        && switch (gate.require()) {
          case Require.Any _ -> true;
          case Require.All _ -> approvals.containsAll(eligible);
          case Require.Count(int people) -> approvals.size() >= people;
          case Require.PerGroup(var groups) ->
              groups.entrySet().stream()
                  .allMatch(group -> of(group.getKey(), approvals) >= group.getValue());
        };
  }

  private long of(String group, Set<String> approvals) {
    Stream<Person> members = Voters.members(definition, group).stream();
    return members.map(Voters::identity).distinct().filter(approvals::contains).count();
  }

  private static Set<String> who(GateStep gate, Predicate<Vote> counts) {
    return gate.votes().stream()
        .filter(vote -> vote.attempt() == gate.attempt())
        .filter(counts)
        .map(vote -> Voters.identity(vote.by()))
        .collect(toSet());
  }
}
