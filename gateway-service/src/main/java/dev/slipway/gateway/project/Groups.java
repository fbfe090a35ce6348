package dev.slipway.gateway.project;

import dev.slipway.contract.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The groups of a project's people.
record Groups(Map<String, List<Person>> people) {

  /// What is wrong with each of these that the project does not have.
  List<String> unknown(List<String> groups) {
    return groups.stream()
        .filter(group -> !people.containsKey(group))
        .map(group ->
            "unknown group '%s'; groups here are %s"
                .formatted(group, DefinitionRules.names(people.keySet())))
        .toList();
  }

  /// How many people they are, each once.
  long members(List<String> groups) {
    return groups.stream().flatMap(group -> ids(group).stream()).distinct().count();
  }

  /// The people of a group, none of an unknown one.
  Set<String> ids(String group) {
    return people.getOrDefault(group, List.of()).stream()
        .map(Person::id)
        .collect(Collectors.toSet());
  }
}
