package dev.slipway.projectfiles.people;

import com.google.re2j.Pattern;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The people of `people.yaml`.
public final class People {

  private static final Set<String> FIELDS = Set.of("slack", "email", "git");

  private static final Pattern MEMBER = Pattern.compile("[UW][A-Z0-9]{1,40}");

  private final Map<String, Person> byId;
  private final List<Problem> problems;

  private People(Map<String, Person> byId, List<Problem> problems) {
    this.byId = byId;
    this.problems = List.copyOf(problems);
  }

  /// An entry that is wrong is left out: whoever names it cannot be used, and everybody else can.
  ///
  /// @param file how messages name the file
  /// @throws BrokenFileException where the text is no map
  public static People read(String file, String text) {
    if (text.isBlank()) {
      return new People(Map.of(), List.of());
    }
    List<Problem> problems = new ArrayList<>();
    Map<String, Person> people = new TreeMap<>();
    Map<String, String> owners = new HashMap<>();
    Set<String> wrong = new HashSet<>();
    YamlReader.read(file, text)
        .fields()
        .forEach((id, value) -> {
          int before = problems.size();
          Person person = person(id, value, problems);
          people.put(id, person);
          String slack = person.slack();
          String other = slack == null ? null : owners.put(slack, id);
          if (other != null) {
            problems.add(new Problem(value.at(), "'" + other + "' has the same Slack id " + slack));
            wrong.add(other);
          }
          if (problems.size() > before) {
            wrong.add(id);
          }
        });
    people.keySet().removeAll(wrong);
    return new People(people, problems);
  }

  /// What is wrong with the entries that were left out: unknown fields, wrong values, and identities that
  /// two people claim.
  public List<Problem> problems() {
    return problems;
  }

  /// Somebody by their name here, or by `slack:<id>`. While an entry is left out, an id that no other has
  /// may be that person's, who is known by more than the id: it is nobody's until the entry is mended.
  public Optional<Person> find(String reference) {
    if (!reference.startsWith("slack:")) {
      return Optional.ofNullable(byId.get(reference));
    }
    String slack = reference.substring("slack:".length());
    if (!MEMBER.matches(slack)) {
      return Optional.empty();
    }
    return byId.values().stream()
        .filter(person -> slack.equals(person.slack()))
        .findFirst()
        .or(() ->
            problems.isEmpty()
                ? Optional.of(new Person(reference, slack, null, List.of()))
                : Optional.empty());
  }

  /// Everybody whose entry is right, by their names in order.
  public List<Person> all() {
    return List.copyOf(byId.values());
  }

  /// The definition without those who are not here any more. Whoever a project names by their account stays.
  public ProjectDefinition without(ProjectDefinition definition) {
    Map<String, List<Person>> left = new LinkedHashMap<>();
    definition
        .people()
        .forEach(
            (group, members) -> left.put(group, members.stream().filter(this::isHere).toList()));
    return definition.with(left);
  }

  private boolean isHere(Person person) {
    return person.id().startsWith("slack:") || byId.containsKey(person.id());
  }

  /// The names by which files can name people.
  public Set<String> names() {
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
    if (slack != null && !MEMBER.matches(slack)) {
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
