package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Describes the delegations of votes at a gate.
public final class DelegationText {

  private DelegationText() {}

  /// Everybody who has or had a vote at the gate, their own or somebody else's, each once.
  public static List<Person> all(Gate gate) {
    Map<String, Person> byId = new LinkedHashMap<>();
    Stream.of(
            gate.people().stream(),
            gate.delegations().stream().map(Delegation::to),
            gate.formerDelegates().stream())
        .flatMap(people -> people)
        .forEach(person -> byId.putIfAbsent(person.id(), person));
    return List.copyOf(byId.values());
  }

  /// Whose vote is missing at the gate's latest opening, but for those who have handed it over, and who
  /// holds such a vote.
  public static List<Person> awaited(Gate gate) {
    return all(gate).stream().filter(person -> isAwaited(gate, person)).toList();
  }

  /// Whether the person is among [#awaited].
  static boolean isAwaited(Gate gate, Person person) {
    return (hasOwn(gate, person) && !isAway(gate, person) && !isStoodFor(gate, person))
        || !onBehalfOf(gate, person).isEmpty();
  }

  /// Whether the person can vote for themselves: nobody who stood for them keeps them from it.
  static boolean hasOwn(Gate gate, Person person) {
    return isAsked(gate, person)
        && !isBarred(gate, person)
        && !hasLeft(gate, person)
        && Votes.latest(gate).stream().noneMatch(vote -> is(vote.by(), person));
  }

  /// Whose votes the person can cast beside their own.
  static List<Person> onBehalfOf(Gate gate, Person person) {
    return isBarred(gate, person) || hasLeft(gate, person)
        ? List.of()
        : gate.delegations().stream()
            .filter(delegation -> delegation.to().id().equals(person.id()))
            .map(Delegation::from)
            .filter(from -> hasOwn(gate, from) && !isStoodFor(gate, from))
            .toList();
  }

  private static boolean isStoodFor(Gate gate, Person person) {
    return Votes.latest(gate).stream()
        .flatMap(vote -> vote.onBehalfOf().stream())
        .anyMatch(actor -> is(actor, person));
  }

  private static boolean is(Actor actor, Person person) {
    return actor.person().equals(person.id());
  }

  static boolean isAway(Gate gate, Person person) {
    return gate.delegations().stream().anyMatch(d -> d.from().id().equals(person.id()));
  }

  static boolean isBarred(Gate gate, Person person) {
    return gate.barred().contains(person.id());
  }

  /// Whether the person may not decide any more, since they have left the gate's groups.
  static boolean hasLeft(Gate gate, Person person) {
    return gate.left().contains(person.id());
  }

  /// Whether it is the person's vote, in whoever's hands.
  static boolean isOf(Vote vote, Person person) {
    return Stream.concat(Stream.of(vote.by()), vote.onBehalfOf().stream())
        .anyMatch(actor -> is(actor, person));
  }

  /// Whether the person has a vote of their own here, cast or not.
  static boolean isAsked(Gate gate, Person person) {
    return gate.people().stream().anyMatch(other -> other.id().equals(person.id()));
  }
}
