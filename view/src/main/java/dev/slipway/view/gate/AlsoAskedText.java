package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;

/// Names the others who are asked at a gate, for one of its people. It stays the same whatever they choose, and
/// whoever decides in their place: each change would be an edit of everybody's message (ADR 34).
public final class AlsoAskedText {

  /// More names than that say less.
  private static final int NAMES = 5;

  private AlsoAskedText() {}

  /// Empty if nobody else is asked. Whose vote the person holds is named by the question itself.
  public static Optional<Text> of(Gate gate, Person person) {
    List<Person> others =
        gate.people().stream()
            .filter(other -> !other.id().equals(person.id()))
            .filter(other -> !DelegationText.isBarred(gate, other))
            .filter(other -> !DelegationText.hasLeft(gate, other))
            .filter(other -> !isInHandsOf(person, gate, other))
            .toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(line(others));
  }

  private static Text line(List<Person> others) {
    Text text = Text.of("Also asked: ");
    String separator = "";
    for (Person other : others.stream().limit(NAMES).toList()) {
      text = text.words(separator).mention(Actor.of(other));
      separator = ", ";
    }
    int more = others.size() - NAMES;
    return more > 0 ? text.words(" and " + more + " more.") : text.words(".");
  }

  private static boolean isInHandsOf(Person reader, Gate gate, Person other) {
    return gate.delegations().stream()
        .anyMatch(delegation ->
            delegation.from().id().equals(other.id()) && delegation.to().id().equals(reader.id()));
  }
}
