package dev.slipway.gateway.project;

import dev.slipway.contract.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The people of `people.yaml`.
final class People {

  private static final Set<String> FIELDS = Set.of("slack", "email", "git");

  private final Map<String, Person> byId;

  private People(Map<String, Person> byId) {
    this.byId = byId;
  }

  /// @param file how messages name the file
  /// @throws BrokenFileException naming each unknown field, wrong value, and identity that two people
  ///     claim
  static People read(String file, String text) {
    if (text.isBlank()) {
      return new People(Map.of());
    }
    List<Problem> problems = new ArrayList<>();
    Map<String, Person> people = new TreeMap<>();
    Map<String, String> owners = new HashMap<>();
    YamlReader.read(file, text)
        .fields()
        .forEach((id, value) -> {
          Person person = person(id, value, problems);
          people.put(id, person);
          String slack = person.slack();
          if (slack != null) {
            String other = owners.put(slack, id);
            if (other != null) {
              problems.add(
                  new Problem(value.at(), "'" + other + "' has the same Slack id " + slack));
            }
          }
        });
    if (!problems.isEmpty()) {
      throw new BrokenFileException(problems);
    }
    return new People(people);
  }

  /// Somebody by their name here, or by `slack:<id>`.
  Optional<Person> find(String reference) {
    if (!reference.startsWith("slack:")) {
      return Optional.ofNullable(byId.get(reference));
    }
    String slack = reference.substring("slack:".length());
    if (!slack.matches("[UW][A-Z0-9]+")) {
      return Optional.empty();
    }
    return Optional.of(
        byId.values().stream()
            .filter(person -> slack.equals(person.slack()))
            .findFirst()
            .orElseGet(() -> new Person(reference, slack, null, List.of())));
  }

  Set<String> names() {
    return byId.keySet();
  }

  private static Person person(String id, Value value, List<Problem> problems) {
    if (!(value instanceof Value.Mapping mapping)) {
      problems.add(new Problem(value.at(), "'" + id + "' must be a map of slack, email and git"));
      return new Person(id, null, null, List.of());
    }
    mapping
        .fields()
        .forEach((field, given) -> {
          if (!FIELDS.contains(field)) {
            problems.add(
                new Problem(
                    given.at(), "unknown field '" + field + "'; people have slack, email, git"));
          }
        });
    String slack = text(mapping, "slack");
    if (slack != null && !slack.matches("[UW][A-Z0-9]+")) {
      problems.add(new Problem(mapping.locate("/slack"), "no Slack member id: " + slack));
    }
    String email = text(mapping, "email");
    return new Person(
        id, slack, email == null ? null : email.toLowerCase(Locale.ROOT), git(mapping));
  }

  private static @Nullable String text(Value.Mapping mapping, String field) {
    return mapping.fields().get(field) instanceof Value.Scalar(Object given, var _)
        ? String.valueOf(given)
        : null;
  }

  private static List<String> git(Value.Mapping mapping) {
    return switch (mapping.fields().get("git")) {
      case null -> List.of();
      case Value.Scalar(Object name, var _) -> List.of(String.valueOf(name));
      case Value.Sequence(List<Value> names, var _) ->
          names.stream()
              .filter(Value.Scalar.class::isInstance)
              .map(name -> String.valueOf(((Value.Scalar) name).value()))
              .toList();
      case Value.Mapping _ -> List.of();
    };
  }
}
