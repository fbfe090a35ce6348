package dev.slipway.projectfiles.people;

import dev.slipway.contract.people.Person;
import dev.slipway.projectfiles.document.KnownNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The groups of a project's people.
///
/// @param people the members of each group, by its name
public record Groups(Map<String, List<Person>> people) {

  /// Reads one group or several, in the file's order; none if the file says nothing.
  public static List<String> named(JsonNode from) {
    if (from.isString()) {
      return List.of(from.asString());
    }
    List<String> groups = new ArrayList<>();
    from.forEach(group -> groups.add(group.asString()));
    return groups;
  }

  /// What is wrong with each of these that the project does not have.
  public List<String> unknown(List<String> groups) {
    return groups.stream()
        .filter(group -> !people.containsKey(group))
        .map(group ->
            "unknown group '%s'; groups here are %s"
                .formatted(group, KnownNames.list(people.keySet())))
        .toList();
  }

  /// How many people they are, each once.
  public long members(List<String> groups) {
    return groups.stream().flatMap(group -> ids(group).stream()).distinct().count();
  }

  /// The people of a group, none of an unknown one.
  public Set<String> ids(String group) {
    return people.getOrDefault(group, List.of()).stream()
        .map(Person::id)
        .collect(Collectors.toSet());
  }
}
