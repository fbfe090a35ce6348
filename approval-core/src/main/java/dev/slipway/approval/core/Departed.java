package dev.slipway.approval.core;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Compares a release's people with those of the project's newest definition. A release is judged by the
/// definition it opened with; only whoever has left since then decides nothing any more.
public final class Departed {

  private Departed() {}

  /// The keys of those who could vote at the gate by the release's definition, and may not any more.
  ///
  /// @param newest empty if the project is not defined any more, and then nobody has left
  public static Set<String> from(Facts facts, GateStep gate, Optional<ProjectDefinition> newest) {
    return newest
        .map(now ->
            Stream.concat(
                    gate.voters(facts.definition()).stream()
                        .filter(person -> hasLeft(facts.definition(), gate, now, person)),
                    gate.reach().delegations().stream()
                        .map(Delegation::to)
                        .filter(person -> !isIn(Voters.everybody(now), person)))
                .map(Person::key)
                .collect(toUnmodifiableSet()))
        .orElse(Set.of());
  }

  /// The same, and whoever acts through an account that they had when the release opened and have not any more.
  static Set<String> from(
      Facts facts, GateStep gate, Optional<ProjectDefinition> newest, Account by) {
    Set<String> left = new HashSet<>(from(facts, gate, newest));
    List<Person> asked = new ArrayList<>(Voters.everybody(facts.definition()));
    gate.reach().delegations().forEach(delegation -> asked.add(delegation.to()));
    newest
        .map(Voters::everybody)
        .flatMap(now -> Voters.find(asked, by).filter(person -> hasLost(now, person, by)))
        .map(Person::key)
        .ifPresent(left::add);
    return Set.copyOf(left);
  }

  /// By a gate that counts by group somebody is asked in each group, and has left if one of them is left.
  private static boolean hasLeft(
      ProjectDefinition then, GateStep gate, ProjectDefinition now, Person person) {
    List<String> were =
        groups(gate)
            .filter(group -> isIn(Voters.members(then, group), person))
            .filter(now.people()::containsKey)
            .toList();
    if (were.isEmpty()) {
      return !isIn(Voters.everybody(now), person);
    }
    boolean counted = gate.step().require() instanceof Step.Require.PerGroup;
    Stream<String> left = were.stream().filter(g -> !isIn(Voters.members(now, g), person));
    return counted ? left.findAny().isPresent() : left.count() == were.size();
  }

  /// The refusal of somebody whom the release's definition does not ask, where the newest one does.
  public static Optional<Refusal> addedLater(
      GateStep gate, Optional<ProjectDefinition> newest, Account account) {
    return newest
        .filter(now ->
            groups(gate)
                .anyMatch(group -> Voters.find(Voters.members(now, group), account).isPresent()))
        .map(_ -> Refusal.ADDED_LATER);
  }

  /// Whether somebody is in no group of the project any more, or has lost the account that they act through.
  public static boolean hasLeft(Optional<ProjectDefinition> newest, Person person, Account by) {
    return newest
        .map(Voters::everybody)
        .filter(now -> !isIn(now, person) || hasLost(now, person, by))
        .isPresent();
  }

  /// Whether the account is nobody's by now, or somebody else's: of an entry of another name that has none of the
  /// person's other accounts.
  private static boolean hasLost(List<Person> now, Person person, Account by) {
    return Voters.find(now, by)
        .filter(holder ->
            holder.id().equals(person.id())
                || person.accounts().equals(List.of(by))
                || person.accounts().stream()
                    .anyMatch(account -> !account.equals(by) && holder.has(account)))
        .isEmpty();
  }

  private static Stream<String> groups(GateStep gate) {
    return Stream.concat(gate.step().from().stream(), gate.escalatedTo().stream());
  }

  private static boolean isIn(List<Person> people, Person person) {
    return Voters.canAct(people, person);
  }
}
