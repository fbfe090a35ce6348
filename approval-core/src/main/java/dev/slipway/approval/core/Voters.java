package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Build;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.StepSnapshot.Missing;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Step;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people who may decide at a gate. Two entries with the same Slack identity are one person, so that
/// nobody votes twice who is listed both by id and by `slack:…`.
public final class Voters {

  private Voters() {}

  /// Everybody in the gate's groups, each once, in the groups' order; then those whom it was handed
  /// over to.
  public static List<Person> of(ProjectDefinition definition, GateStep gate) {
    return distinct(
        Stream.concat(
            asked(definition, gate.step()).stream(),
            escalatedTo(gate).stream().flatMap(group -> members(definition, group).stream())));
  }

  /// Everybody in the gate's own groups.
  static List<Person> asked(ProjectDefinition definition, Step.Approve gate) {
    return distinct(gate.from().stream().flatMap(group -> members(definition, group).stream()));
  }

  /// The groups that the gate was handed over to, none where it was not.
  public static List<String> escalatedTo(GateStep gate) {
    Step.@Nullable Escalation escalation = gate.step().escalate();
    return escalation != null && gate.reach().escalated() ? escalation.to() : List.of();
  }

  static List<Person> members(ProjectDefinition definition, String group) {
    return definition.people().getOrDefault(group, List.of());
  }

  static Optional<Person> find(List<Person> people, String user) {
    return people.stream().filter(person -> user.equals(person.slack())).findFirst();
  }

  static Optional<Person> find(List<Person> people, Person person) {
    return people.stream().filter(other -> same(other, person)).findFirst();
  }

  /// The clicker as they are remembered: by their id where any group of the project knows them,
  /// else by the platform identity alone.
  static Actor actor(ProjectDefinition definition, String user) {
    List<Person> known = definition.people().values().stream().flatMap(Collection::stream).toList();
    return find(known, user).map(Actor::of).orElseGet(() -> stranger(user));
  }

  static Actor stranger(String user) {
    return new Actor("slack:" + user, user);
  }

  /// The approvals that groups still owe, empty for a gate that does not count by group.
  public static List<Missing> missing(Release.Facts facts, GateStep gate) {
    return Tally.of(facts, gate).missing();
  }

  /// Whether the gate bars this person, since they had a part in what was built.
  public static boolean barred(Person person, Step.Approve gate, Build build) {
    return !gate.selfApproval() && build.everybody().stream().anyMatch(person::is);
  }

  static String identity(Person person) {
    return Objects.requireNonNullElse(person.slack(), person.id());
  }

  static String identity(Actor actor) {
    return Objects.requireNonNullElse(actor.slack(), actor.person());
  }

  static boolean same(Person one, Person other) {
    return identity(one).equals(identity(other));
  }

  static List<Person> distinct(Stream<Person> people) {
    Map<String, Person> byIdentity = new LinkedHashMap<>();
    people.forEach(person -> byIdentity.putIfAbsent(identity(person), person));
    return List.copyOf(byIdentity.values());
  }
}
