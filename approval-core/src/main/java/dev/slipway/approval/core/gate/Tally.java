package dev.slipway.approval.core.gate;

import static java.util.stream.Collectors.toSet;

import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.Release.Facts;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.DistinctPeople;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.release.StepSnapshot.Missing;
import dev.slipway.contract.release.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The votes of a gate's present opening, counted. People appear by their keys.
///
/// @param asked everybody of the gate's groups who may vote, voted or not
/// @param eligible the same and those whom the gate was handed over to
/// @param approved who chose to pass, each with those they stand for: themselves, and those whose votes
///     they cast and who have not voted themselves
/// @param voted who chose themselves, whatever it was
/// @param stoodFor whose vote was cast by somebody else
/// @param refused whether no approval counts, since the build's author is nobody known
public record Tally(
    ProjectDefinition definition,
    GateStep gate,
    Set<String> asked,
    Set<String> eligible,
    Map<String, Set<String>> approved,
    Set<String> voted,
    Set<String> stoodFor,
    boolean refused) {

  /// Counts the votes of the gate's present opening.
  public static Tally of(Facts facts, GateStep gate) {
    List<Vote> votes =
        gate.votes().stream().filter(vote -> vote.attempt() == gate.attempt()).toList();
    Set<String> eligible = free(facts, gate, gate.voters(facts.definition()));
    Set<String> voted = votes.stream().map(v -> v.by().key()).collect(toSet());
    return new Tally(
        facts.definition(),
        gate,
        free(facts, gate, Voters.asked(facts.definition(), gate.step())),
        eligible,
        approved(votes, eligible, voted),
        voted,
        votes.stream().flatMap(vote -> vote.onBehalfOf().stream()).map(Actor::key).collect(toSet()),
        Authors.areRefused(facts, gate.step()));
  }

  /// Whoever votes themselves takes their vote back from whoever cast it.
  private static Map<String, Set<String>> approved(
      List<Vote> votes, Set<String> eligible, Set<String> voted) {
    Map<String, Set<String>> approved = new LinkedHashMap<>();
    for (Vote vote : votes) {
      String by = vote.by().key();
      Set<String> standsFor =
          vote.onBehalfOf().stream()
              .map(Actor::key)
              .filter(of -> !voted.contains(of))
              .collect(Collectors.toCollection(HashSet::new));
      if (eligible.contains(by)) {
        standsFor.add(by);
      }
      if (vote.effect() == Step.Effect.PASS && !standsFor.isEmpty()) {
        approved.merge(by, standsFor, Tally::both);
      }
    }
    return approved;
  }

  private static Set<String> free(Facts facts, GateStep gate, List<Person> people) {
    return people.stream()
        .filter(person -> !Voters.barred(person, gate.step(), facts))
        .map(Person::key)
        .collect(toSet());
  }

  boolean hasVoted(Person person) {
    return voted.contains(person.key());
  }

  boolean isStoodFor(Person person) {
    return stoodFor.contains(person.key());
  }

  /// Whether the approvals there are suffice.
  public boolean passes() {
    return suffice(approved);
  }

  /// Whether the gate would pass if everybody who has not voted yet approved.
  public boolean canPass() {
    return suffice(best());
  }

  /// The same without those who have left and have not voted.
  public boolean canPassWithout(List<String> left) {
    Map<String, Set<String>> best = best();
    left.stream().filter(person -> !voted.contains(person)).forEach(best::remove);
    return suffice(best);
  }

  private Map<String, Set<String>> best() {
    Map<String, Set<String>> best = new HashMap<>(approved);
    eligible.stream()
        .filter(person -> !voted.contains(person))
        .forEach(person -> best.merge(person, Set.of(person), Tally::both));
    return best;
  }

  /// The approvals that groups still owe, empty for a gate that does not count by group. Where people have to
  /// be different, whoever is in several groups counts for the first that needs them.
  public List<Missing> missing() {
    if (!(gate.step().require() instanceof Require.PerGroup(var groups, var distinct))
        || passes()) {
      return List.of();
    }
    List<Missing> missing = new ArrayList<>();
    Map<String, Integer> before = new LinkedHashMap<>();
    Map<String, Set<String>> approvers = new HashMap<>();
    groups.forEach((group, people) -> {
      approvers.put(group, approvers(group, approved));
      int given = approvers(group, approved).size();
      if (Boolean.TRUE.equals(distinct)) {
        int others = DistinctPeople.given(before, approvers);
        before.put(group, people);
        given = DistinctPeople.given(before, approvers) - others;
      }
      if (given < people) {
        missing.add(new Missing(group, people - given));
      }
    });
    return List.copyOf(missing);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(toSet());
  }

  /// No requirement is met by nobody, whatever it says.
  private boolean suffice(Map<String, Set<String>> approvals) {
    return !refused
        && !approvals.isEmpty()
        && (standsForAll(approvals)
            || switch (gate.step().require()) {
              case Require.Any _ -> true;
              case Require.All _ ->
                  approvals.values().stream()
                      .flatMap(Set::stream)
                      .collect(toSet())
                      .containsAll(asked);
              case Require.Count(int people) -> approvals.size() >= people;
              case Require.PerGroup(var groups, var distinct) ->
                  Boolean.TRUE.equals(distinct)
                      ? suffice(groups, approvals)
                      : groups.entrySet().stream()
                          .allMatch(group ->
                              approvers(group.getKey(), approvals).size() >= group.getValue());
            });
  }

  private boolean suffice(Map<String, Integer> groups, Map<String, Set<String>> approvals) {
    Map<String, Set<String>> approvers = new LinkedHashMap<>();
    groups.keySet().forEach(group -> approvers.put(group, approvers(group, approvals)));
    return DistinctPeople.given(groups, approvers)
        >= groups.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Whether one is by somebody whom the gate was handed over to.
  private boolean standsForAll(Map<String, Set<String>> approvals) {
    return gate.escalatedTo().stream().anyMatch(group -> !approvers(group, approvals).isEmpty());
  }

  /// Those who approved as members of the group or for one of them. Somebody who stands for several of them
  /// is one person all the same. A person whom two groups list by different accounts votes by the key of one entry.
  private Set<String> approvers(String group, Map<String, Set<String>> approvals) {
    List<Person> voters = gate.voters(definition);
    Set<String> members =
        Voters.members(definition, group).stream()
            .map(member -> Voters.find(voters, member).orElse(member).key())
            .collect(toSet());
    return approvals.entrySet().stream()
        .filter(approval -> approval.getValue().stream().anyMatch(members::contains))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }
}
