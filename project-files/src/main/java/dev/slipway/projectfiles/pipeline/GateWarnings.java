package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.DistinctPeople;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Require;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Names the gates that some builds can never pass: whoever had a part in a build is barred from them, and
/// too few others are left.
public final class GateWarnings {

  private final ProjectDefinition definition;
  private final Step.Approve gate;

  private GateWarnings(ProjectDefinition definition, Step.Approve gate) {
    this.definition = definition;
    this.gate = gate;
  }

  /// In the order of the pipeline, one for each gate.
  public static List<String> of(ProjectDefinition definition) {
    return definition.gates().stream()
        .filter(gate -> !gate.selfApproval() && !gate.advisory() && gate.escalate() == null)
        .map(gate -> new GateWarnings(definition, gate))
        .flatMap(warnings -> warnings.warning().stream())
        .toList();
  }

  private List<String> warning() {
    List<String> stopping =
        people(gate.from()).values().stream().filter(this::stops).map(Person::id).toList();
    return stopping.isEmpty()
        ? List.of()
        : List.of(
            "project %s: nobody can pass the gate '%s' for a build of %s, who may not approve their own; add somebody to %s, or escalate"
                .formatted(
                    definition.project(),
                    gate.gate(),
                    stopping.stream().limit(5).collect(Collectors.joining(", "))
                        + (stopping.size() > 5 ? " and others" : ""),
                    String.join(" or ", gate.from())));
  }

  /// Whether too few are left without this person.
  private boolean stops(Person author) {
    return switch (gate.require()) {
      case Require.Any _, Require.All _ -> others(author, gate.from()) < 1;
      case Require.Count(int needed) -> others(author, gate.from()) < needed;
      case Require.PerGroup(var needed, var distinct) ->
          Boolean.TRUE.equals(distinct)
              ? tooFewDifferent(author, needed)
              : needed.entrySet().stream()
                  .anyMatch(group -> others(author, List.of(group.getKey())) < group.getValue());
    };
  }

  private boolean tooFewDifferent(Person author, Map<String, Integer> needed) {
    Map<String, Set<String>> others = new HashMap<>();
    for (String group : needed.keySet()) {
      Set<String> ids = new HashSet<>(people(List.of(group)).keySet());
      ids.remove(author.id());
      others.put(group, ids);
    }
    return DistinctPeople.given(needed, others)
        < needed.values().stream().mapToInt(Integer::intValue).sum();
  }

  private long others(Person author, List<String> groups) {
    return people(groups).keySet().stream().filter(id -> !id.equals(author.id())).count();
  }

  private Map<String, Person> people(List<String> groups) {
    Map<String, Person> people = new LinkedHashMap<>();
    groups.stream()
        .map(group -> definition.people().getOrDefault(group, List.of()))
        .flatMap(Collection::stream)
        .forEach(person -> people.putIfAbsent(person.id(), person));
    return people;
  }
}
