package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The votes that somebody can cast at a gate now.
///
/// @param own whether one is their own
/// @param onBehalfOf whose else: of people who handed theirs over to them
public record Ballot(boolean own, List<Person> onBehalfOf) {

  public Ballot {
    onBehalfOf = List.copyOf(onBehalfOf);
  }

  /// Whoever the gate bars neither votes nor lets others vote for them.
  /// Somebody's vote is cast by others once at most, and by themselves even then: where people are
  /// counted, one who stands for two would otherwise use up a vote that is needed.
  public static Ballot of(Facts facts, GateStep gate, Person person, Instant at) {
    return of(facts, gate, person, Set.of(), at);
  }

  /// @param left the keys of those who decide nothing any more
  public static Ballot of(Facts facts, GateStep gate, Person person, Set<String> left, Instant at) {
    if (Voters.barred(person, gate.step(), facts)) {
      return new Ballot(false, List.of());
    }
    Tally tally = Tally.of(facts, gate);
    boolean own =
        Voters.find(gate.voters(facts.definition()), person).isPresent() && !tally.hasVoted(person);
    return new Ballot(
        own,
        handedTo(facts, gate, person, at)
            .filter(from -> !left.contains(from.key()))
            .filter(from -> !Voters.barred(from, gate.step(), facts))
            .filter(from -> !tally.hasVoted(from))
            .filter(from -> !tally.isStoodFor(from))
            .toList());
  }

  /// Whether nobody's vote can be cast by them now.
  public boolean isEmpty() {
    return !own && onBehalfOf.isEmpty();
  }

  /// The clicker, where they have or had a vote here: their own, or somebody's who handed it over.
  public static Optional<Person> holder(Facts facts, GateStep gate, Account account, Instant at) {
    return Voters.find(gate.entries(facts.definition()), account)
        .flatMap(entry -> Voters.find(gate.voters(facts.definition()), entry))
        .or(() ->
            Voters.find(gate.reach().delegations().stream().map(Delegation::to).toList(), account)
                .filter(to -> handedTo(facts, gate, to, at).findAny().isPresent()));
  }

  /// Everybody whose vote is missing, but for those who have handed it over, and whoever holds such a
  /// vote.
  public static List<Person> awaited(Facts facts, GateStep gate, Instant at) {
    List<Person> delegates = inForce(gate, at).map(Delegation::to).toList();
    List<Person> away = inForce(gate, at).map(Delegation::from).toList();
    Tally tally = Tally.of(facts, gate);
    return Voters.distinct(
            Stream.concat(gate.voters(facts.definition()).stream(), delegates.stream()))
        .stream()
        .filter(person -> !gate.reach().hasLeft(person))
        .filter(person -> {
          Ballot ballot = of(facts, gate, person, Set.copyOf(gate.reach().left()), at);
          boolean present = Voters.find(away, person).isEmpty() && !tally.isStoodFor(person);
          return (ballot.own() && present) || !ballot.onBehalfOf().isEmpty();
        })
        .toList();
  }

  /// As the gate's groups name them: whoever handed their votes over did so by the definition of that time. Somebody
  /// new under the name of whom they meant gets none.
  private static Stream<Person> handedTo(Facts facts, GateStep gate, Person person, Instant at) {
    List<Person> voters = gate.voters(facts.definition());
    return inForce(gate, at)
        .filter(delegation -> Voters.canAct(List.of(person), delegation.to()))
        .map(Delegation::from)
        .flatMap(from -> Voters.find(voters, from).stream());
  }

  private static Stream<Delegation> inForce(GateStep gate, Instant at) {
    return gate.reach().delegations().stream().filter(d -> at.isBefore(d.until()));
  }
}
