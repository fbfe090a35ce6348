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
    List<String> git = new ArrayList<>();
    @Nullable String email = null;
    for (Map.Entry<String, Value> entry : mapping.fields().entrySet()) {
      String field = entry.getKey();
      Value given = entry.getValue();
      if (AccountPlatforms.knows(field)) {
        accounts(field, given, problems, accounts);
      } else if (field.equals("git")) {
        git.addAll(texts(field, given, problems));
      } else if (field.equals("email")) {
        email = email(given, problems);
      } else {
        problems.add(new Problem(given.at(), unknownField(field)));
      }
    }
    return new Person(id, null, email, git, accounts);
  }

  private static @Nullable String email(Value given, List<Problem> problems) {
    List<String> texts = texts("email", given, problems);
    if (texts.size() > 1) {
      problems.add(new Problem(given.at(), "'email' must be one address"));
    }
    return texts.isEmpty() ? null : texts.getFirst().toLowerCase(Locale.ROOT);
  }

  private static String unknownField(String field) {
    return "unknown field '%s'; people have email, git, and accounts on %s"
        .formatted(field, String.join(", ", AccountPlatforms.names()));
  }

  private static void accounts(
      String platform, Value given, List<Problem> problems, List<Account> accounts) {
    for (String id : texts(platform, given, problems)) {
      AccountPlatforms.account(platform, id)
          .ifPresentOrElse(
              accounts::add,
              () ->
                  problems.add(
                      new Problem(
                          given.at(), "no " + AccountPlatforms.says(platform) + ": " + id)));
    }
  }

  /// The text of a field, or the texts of its list. Whatever else stands there is a problem.
  private static List<String> texts(String field, Value given, List<Problem> problems) {
    List<String> texts = new ArrayList<>();
    for (Value value : given instanceof Value.Sequence list ? list.items() : List.of(given)) {
      if (!(value instanceof Value.Scalar(@Nullable Object written, var _))) {
        problems.add(new Problem(value.at(), "'" + field + "' must be a text or a list of texts"));
      } else if (written == null || written.toString().isBlank()) {
        problems.add(new Problem(value.at(), "'" + field + "': " + Value.NO_VALUE));
      } else {
        texts.add(written.toString());
      }
    }
    return texts;
  }
}
