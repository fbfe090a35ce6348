package dev.slipway.approval.core.access;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The people who may decide at a gate. Two entries with the same Slack identity are one person, so that
/// nobody votes twice who is listed both by id and by `slack:…`.
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

  /// The one with this verified id of the platform.
  public static Optional<Person> find(List<Person> people, String user) {
    return people.stream().filter(person -> user.equals(person.slack())).findFirst();
  }

  /// The same person, under whatever entry.
  public static Optional<Person> find(List<Person> people, Person person) {
    return people.stream().filter(other -> same(other, person)).findFirst();
  }

  /// The clicker as they are remembered: by their id where any group of the project knows them,
  /// else by the platform identity alone.
  public static Actor actor(ProjectDefinition definition, String user) {
    List<Person> known = definition.people().values().stream().flatMap(Collection::stream).toList();
    return find(known, user).map(Actor::of).orElseGet(() -> stranger(user));
  }

  /// Somebody whom no group of the project knows.
  public static Actor stranger(String user) {
    return new Actor("slack:" + user, user);
  }

  /// Whether the gate bars this person, since they had a part in what was built.
  public static boolean barred(Person person, Step.Approve gate, Build build) {
    return !gate.selfApproval() && build.everybody().stream().anyMatch(person::is);
  }

  /// The key under which votes are counted: the same for all entries of one person.
  public static String identity(Person person) {
    return Objects.requireNonNullElse(person.slack(), person.id());
  }

  /// The same key for somebody who has acted.
  public static String identity(Actor actor) {
    return Objects.requireNonNullElse(actor.slack(), actor.person());
  }

  /// Whether two entries are one person.
  public static boolean same(Person one, Person other) {
    return identity(one).equals(identity(other));
  }

  /// Each person once, by the first of their entries.
  public static List<Person> distinct(Stream<Person> people) {
    Map<String, Person> byIdentity = new LinkedHashMap<>();
    people.forEach(person -> byIdentity.putIfAbsent(identity(person), person));
    return List.copyOf(byIdentity.values());
  }
}
