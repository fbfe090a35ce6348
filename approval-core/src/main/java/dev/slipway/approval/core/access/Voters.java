package dev.slipway.approval.core.access;

import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The people who may decide at a gate. Two entries that share an account are one person, so that nobody votes
/// twice who is listed both by id and by an account.
public final class Voters {

  private Voters() {}

  /// Everybody in the gate's own groups.
  public static List<Person> asked(ProjectDefinition definition, Step.Approve gate) {
    return distinct(gate.from().stream().flatMap(group -> members(definition, group).stream()));
  }

  /// The people of a group, none of one that the project has not.
  public static List<Person> members(ProjectDefinition definition, String group) {
    return definition.people().getOrDefault(group, List.of());
  }

  /// Everybody in any group, some several times.
  public static List<Person> everybody(ProjectDefinition definition) {
    return definition.people().values().stream().flatMap(Collection::stream).toList();
  }

  /// The one whose verified account this is.
  public static Optional<Person> find(List<Person> people, Account account) {
    return people.stream().filter(person -> person.has(account)).findFirst();
  }

  /// The same person, under whatever entry.
  public static Optional<Person> find(List<Person> people, Person person) {
    return people.stream().filter(person::isSame).findFirst();
  }

  /// True if one of them can act as the person: through an account of theirs, or as an entry that never had any.
  /// An entry whose accounts are all others by now is somebody else for what was asked of the old ones.
  public static boolean canAct(List<Person> people, Person person) {
    return person.accounts().isEmpty()
        ? people.stream().anyMatch(other -> other.id().equals(person.id()))
        : people.stream()
            .anyMatch(other -> !Collections.disjoint(other.accounts(), person.accounts()));
  }

  /// The author of an action as they are remembered: by their id if any group of the project knows them,
  /// else by the account alone.
  public static Actor actor(ProjectDefinition definition, Account account) {
    return find(everybody(definition), account)
        .map(person -> Actor.of(person, account))
        .orElseGet(() -> Actor.stranger(account));
  }

  /// Whether the gate bars this person, since they had a part in what was built, or asked for the release.
  public static boolean barred(Person person, Step.Approve gate, Release.Facts facts) {
    return !gate.selfApproval()
        && (Subject.contributors(facts.subject()).stream().anyMatch(person::is)
            || (facts.cause() instanceof Cause.Asked(var by) && by.isSame(person)));
  }

  /// Each person once, by the first of their entries.
  public static List<Person> distinct(Stream<Person> people) {
    List<Person> distinct = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<Account> accounts = new HashSet<>();
    people.forEach(person -> {
      if (!ids.contains(person.id()) && Collections.disjoint(accounts, person.accounts())) {
        distinct.add(person);
        ids.add(person.id());
        accounts.addAll(person.accounts());
      }
    });
    return List.copyOf(distinct);
  }
}
