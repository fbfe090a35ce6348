package dev.slipway.approval.core;

import static dev.slipway.approval.core.Invariants.check;
import static java.util.stream.Collectors.toSet;

import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.release.Subject;
import dev.slipway.contract.release.Vote;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The invariants of the votes at a gate, counted from the votes themselves.
final class VoteInvariants {

  private VoteInvariants() {}

  /// Whoever votes again votes for others, or ends a release that nobody can pass; and others vote for nobody
  /// twice.
  static void oneVoteEach(GateStep gate) {
    Set<String> own = new HashSet<>();
    Set<String> ended = new HashSet<>();
    Set<String> stoodFor = new HashSet<>();
    for (Vote vote : gate.votes()) {
      String at = "@" + vote.attempt();
      boolean first = own.add(vote.by().person() + at);
      boolean ends = vote.effect() != Step.Effect.PASS && ended.add(vote.by().person() + at);
      check(first || ends || !vote.onBehalfOf().isEmpty(), () -> "counted twice at " + gate.name());
      vote.onBehalfOf()
          .forEach(of -> check(stoodFor.add(of.person() + at), () -> "doubled at " + gate.name()));
    }
  }

  /// The gate has passed with the approvals that it wants, of people who may give them.
  static void enough(Release.Facts facts, GateStep gate) {
    List<Vote> approvals =
        gate.votes().stream()
            .filter(vote -> vote.attempt() == gate.attempt())
            .filter(vote -> vote.effect() == Step.Effect.PASS)
            .toList();
    Set<String> managers = may(facts, gate, gate.escalatedTo());
    Set<String> may = may(facts, gate, gate.step().from());
    approvals.forEach(vote ->
        check(
            cast(vote).stream().allMatch(p -> may.contains(p) || managers.contains(p)),
            () -> "somebody passed " + gate.name() + " who may not"));
    Set<String> cast = approvals.stream().flatMap(vote -> cast(vote).stream()).collect(toSet());
    approvals.forEach(vote -> cast.add(vote.by().person()));
    long voters = approvals.stream().map(vote -> vote.by().person()).distinct().count();
    boolean met =
        switch (gate.step().require()) {
          case Require.Any _ -> voters >= 1;
          case Require.All _ -> cast.containsAll(may);
          case Require.Count(int people) -> voters >= people;
          case Require.PerGroup(var groups, _) -> voters >= groups.size();
        };
    check(
        met || cast.stream().anyMatch(managers::contains),
        () -> gate.name() + " passed with " + approvals);
  }

  /// Whose votes they are: somebody else's in a delegate's hands, and their own where they have one.
  private static Set<String> cast(Vote vote) {
    Set<String> cast = vote.onBehalfOf().stream().map(Actor::person).collect(toSet());
    if (cast.isEmpty()) {
      cast.add(vote.by().person());
    }
    return cast;
  }

  private static Set<String> may(Release.Facts facts, GateStep gate, List<String> groups) {
    return groups.stream()
        .flatMap(group -> facts.definition().people().getOrDefault(group, List.of()).stream())
        .filter(person -> gate.step().selfApproval() || !wrote(facts, person))
        .map(Person::id)
        .collect(toSet());
  }

  private static boolean wrote(Release.Facts facts, Person person) {
    return Subject.contributors(facts.subject()).stream().anyMatch(person::is);
  }
}
