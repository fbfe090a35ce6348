package dev.slipway.gateway.project;

import dev.slipway.contract.Person;
import dev.slipway.contract.gateway.ProjectDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Slack accounts of people of whom a file gives only an e-mail address. Whatever has been found is in
/// the definitions on `slipway.projects`, which remember it for all replicas and over restarts; it is
/// asked for once by each process, since accounts may change. Thread-safe.
@Component
public class Accounts {

  private final ProjectCatalogue catalogue;

  /// Empty for an address that Slack knows nobody by.
  private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

  private final Set<String> wanted = ConcurrentHashMap.newKeySet();

  Accounts(ProjectCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The definition with the accounts that are known. A file's own word comes first, and an account
  /// that is somebody else's by it is nobody's by an address.
  ProjectDefinition fill(ProjectDefinition definition) {
    Map<String, List<Person>> people = new LinkedHashMap<>();
    Set<String> taken =
        all(definition).map(Person::slack).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    definition
        .people()
        .forEach((group, members) ->
            people.put(group, members.stream().map(person -> fill(person, taken)).toList()));
    return definition.with(people);
  }

  private Person fill(Person person, Set<String> taken) {
    String email = person.email();
    if (person.slack() != null || email == null) {
      return person;
    }
    wanted.add(email);
    return of(email)
        .filter(slack -> !taken.contains(slack))
        .map(slack -> new Person(person.id(), slack, email, person.git()))
        .orElse(person);
  }

  private Optional<String> of(String email) {
    Optional<String> asked = found.get(email);
    return asked == null ? remembered(email) : asked;
  }

  private Optional<String> remembered(String email) {
    return catalogue.definitions().stream()
        .flatMap(Accounts::all)
        .filter(person -> email.equals(person.email()))
        .map(Person::slack)
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static Stream<Person> all(ProjectDefinition definition) {
    return definition.people().values().stream().flatMap(Collection::stream);
  }

  /// An address that is still to be asked for.
  public Optional<String> next() {
    return wanted.stream().filter(email -> !found.containsKey(email)).sorted().findFirst();
  }

  /// @param slack empty where Slack knows nobody by it
  public void found(String email, Optional<String> slack) {
    found.put(email, slack);
  }

  /// Grows with every answer.
  int answers() {
    return found.size();
  }

  /// To be asked for once more: who had no account may have one by now.
  public void forgetUnknown() {
    found.values().removeIf(Optional::isEmpty);
  }
}
