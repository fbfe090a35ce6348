package dev.slipway.projectfiles.people;

import dev.slipway.contract.people.Account;
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

  private static final Set<String> FIELDS = Set.of("email", "git");

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
    Map<Account, String> owners = new HashMap<>();
    Set<String> wrong = new HashSet<>();
    YamlReader.readTexts(file, text)
        .fields()
        .forEach((id, value) -> {
          int before = problems.size();
          Person person = person(id, value, problems);
          people.put(id, person);
          for (Account account : person.accounts()) {
            String other = owners.put(account, id);
            if (other != null) {
              problems.add(new Problem(value.at(), taken(account, other)));
              wrong.add(other);
            }
          }
          if (problems.size() > before) {
            wrong.add(id);
          }
        });
    people.keySet().removeAll(wrong);
    return new People(people, problems);
  }

  private static String taken(Account account, String other) {
    return "'%s' has the same %s %s"
        .formatted(other, AccountPlatforms.says(account.platform()), account.id());
  }

  /// What is wrong with the entries that were left out: unknown fields, wrong values, and identities that
  /// two people claim.
  public List<Problem> problems() {
    return problems;
  }

  /// Somebody by their name here, or by `platform:id`. While an entry is left out, an account that no other has
  /// may be that person's, who is known by more than the account: it is nobody's until the entry is mended.
  public Optional<Person> find(String reference) {
    return AccountPlatforms.isReference(reference)
        ? AccountPlatforms.parse(reference).flatMap(this::find)
        : Optional.ofNullable(byId.get(reference));
  }

  private Optional<Person> find(Account account) {
    return byId.values().stream()
        .filter(person -> person.has(account))
        .findFirst()
        .or(() ->
            problems.isEmpty()
                ? Optional.of(Person.of(account.toString(), List.of(account)))
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
    return AccountPlatforms.isReference(person.id()) || byId.containsKey(person.id());
  }

  /// The names by which files can name people.
  public Set<String> names() {
    return byId.keySet();
  }

  /// The problem of a reference that names nobody, in words that lead to the fix.
  public String unknown(String reference) {
    return "nobody is called '%s'; people.yaml has %s, and an account names somebody directly: %s"
        .formatted(reference, names(), AccountPlatforms.references());
  }

  private static Person person(String id, Value value, List<Problem> problems) {
    if (!(value instanceof Value.Mapping mapping)) {
      problems.add(
          new Problem(value.at(), "'" + id + "' must be a map of email, git and accounts"));
      return Person.of(id, List.of());
    }
    List<Account> accounts = new ArrayList<>();
    mapping
        .fields()
        .forEach((field, given) -> {
          if (AccountPlatforms.knows(field)) {
            accounts(field, given, problems, accounts);
          } else if (!FIELDS.contains(field)) {
            problems.add(new Problem(given.at(), unknownField(field)));
          }
        });
    String email = text(mapping, "email");
    return new Person(
        id,
        null,
        email == null ? null : email.toLowerCase(Locale.ROOT),
        texts(mapping.fields().get("git")),
        accounts);
  }

  private static String unknownField(String field) {
    return "unknown field '%s'; people have email, git, and accounts on %s"
        .formatted(field, String.join(", ", AccountPlatforms.names()));
  }

  private static void accounts(
      String platform, Value given, List<Problem> problems, List<Account> accounts) {
    if (given instanceof Value.Mapping) {
      problems.add(new Problem(given.at(), noAccount(platform, "a map")));
    }
    for (String id : texts(given)) {
      AccountPlatforms.account(platform, id)
          .ifPresentOrElse(
              accounts::add, () -> problems.add(new Problem(given.at(), noAccount(platform, id))));
    }
  }

  private static String noAccount(String platform, String given) {
    return "no " + AccountPlatforms.says(platform) + ": " + given;
  }

  private static @Nullable String text(Value.Mapping mapping, String field) {
    return mapping.fields().get(field) instanceof Value.Scalar(Object given, var _)
        ? String.valueOf(given)
        : null;
  }

  private static List<String> texts(@Nullable Value given) {
    return switch (given) {
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
