package dev.slipway.approval.core.gate;

import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A gate's reminders, escalation and vote delegations.
///
/// @param reminded when those who had not voted were reminded at this opening, oldest first
/// @param escalatedAt when it was handed over to those it escalates to, for this opening and all later
///     ones; null where it was not
/// @param delegations in force, one at most for each person whose votes they are
/// @param former who had somebody's votes here and has them no more
/// @param left the keys of those who have left the gate's groups since the release opened
/// @param leftBefore those of them who had left when the gate last opened, so that nobody asked them
public record GateFollowUp(
    List<Instant> reminded,
    @Nullable Instant escalatedAt,
    List<Delegation> delegations,
    List<Person> former,
    List<String> left,
    List<String> leftBefore) {

  static final GateFollowUp NONE = new GateFollowUp(List.of(), null, List.of(), List.of());

  public GateFollowUp {
    reminded = Required.list(reminded);
    delegations = Required.list(delegations);
    former = Required.list(former);
    left = Required.list(left);
    leftBefore = Required.list(leftBefore);
  }

  /// Of a gate whose groups nobody has left.
  public GateFollowUp(
      List<Instant> reminded,
      @Nullable Instant escalatedAt,
      List<Delegation> delegations,
      List<Person> former) {
    this(reminded, escalatedAt, delegations, former, List.of(), List.of());
  }

  /// What was stored before there was such a thing has none.
  public static GateFollowUp orNone(@Nullable GateFollowUp reach) {
    return reach == null ? NONE : reach;
  }

  /// Whether the gate was handed over to those it escalates to.
  public boolean escalated() {
    return escalatedAt != null;
  }

  GateFollowUp remindedAt(Instant at) {
    return new GateFollowUp(and(reminded, at), escalatedAt, delegations, former, left, leftBefore);
  }

  GateFollowUp escalatedAt(Instant at) {
    return new GateFollowUp(reminded, at, delegations, former, left, leftBefore);
  }

  /// As it is when the gate opens once more: whose votes are whose is said anew.
  public GateFollowUp again() {
    return new GateFollowUp(List.of(), escalatedAt, List.of(), List.of(), left, left);
  }

  /// @param changed all who have left
  public GateFollowUp without(List<String> changed) {
    return new GateFollowUp(reminded, escalatedAt, delegations, former, changed, leftBefore);
  }

  /// Whether the person had left when the gate opened, and is still away.
  public boolean isUnasked(Person person) {
    return left.contains(person.key()) && leftBefore.contains(person.key());
  }

  /// Whether the person has left the gate's groups.
  public boolean hasLeft(Person person) {
    return left.contains(person.key());
  }

  /// @param by whose votes they are
  /// @param delegation in place of any by the same person, null for none
  public GateFollowUp delegated(Actor by, @Nullable Delegation delegation) {
    List<Delegation> kept = delegations.stream().filter(there -> !isOf(there, by)).toList();
    Stream<Person> ended =
        delegations.stream().filter(there -> isOf(there, by)).map(Delegation::to);
    List<Person> before =
        Stream.concat(former.stream(), ended)
            .filter(person -> delegation == null || !person.isSame(delegation.to()))
            .distinct()
            .toList();
    return new GateFollowUp(
        reminded,
        escalatedAt,
        delegation == null ? kept : and(kept, delegation),
        before,
        left,
        leftBefore);
  }

  private static boolean isOf(Delegation delegation, Actor by) {
    return by.isSame(delegation.from());
  }

  private static <T> List<T> and(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }
}
