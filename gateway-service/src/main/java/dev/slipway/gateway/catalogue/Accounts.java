package dev.slipway.gateway.catalogue;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

  private final Map<String, Failed> failed = new ConcurrentHashMap<>();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();

  /// The failures of one address so far.
  private record Failed(int failures, Instant again) {
    static final Failed NEVER = new Failed(0, Instant.MIN);
  }

  Accounts(ProjectCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// The definitions with the accounts that are known. A file's own word comes first, and an account
  /// that is somebody else's by it is nobody's by an address.
  List<ProjectDefinition> fill(Collection<ProjectDefinition> definitions) {
    Map<String, String> remembered = remembered();
    return definitions.stream().map(definition -> fill(definition, remembered)).toList();
  }

  private ProjectDefinition fill(ProjectDefinition definition, Map<String, String> remembered) {
    Set<String> taken =
        all(definition).map(Person::slack).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    Map<String, List<Person>> people = new LinkedHashMap<>();
    definition
        .people()
        .forEach((group, members) ->
            people.put(
                group, members.stream().map(person -> fill(person, taken, remembered)).toList()));
    return definition.with(people);
  }

  private Person fill(Person person, Set<String> taken, Map<String, String> remembered) {
    String email = person.email();
    if (person.slack() != null || email == null) {
      return person;
    }
    wanted.add(email);
    Optional<String> asked = found.get(email);
    return (asked == null ? Optional.ofNullable(remembered.get(email)) : asked)
        .filter(slack -> !taken.contains(slack))
        .map(slack -> new Person(person.id(), slack, email, person.git()))
        .orElse(person);
  }

  /// By address, as the definitions in force have them.
  private Map<String, String> remembered() {
    Map<String, String> accounts = new HashMap<>();
    catalogue.definitions().stream()
        .flatMap(Accounts::all)
        .filter(person -> person.email() != null && person.slack() != null)
        .forEach(person -> accounts.putIfAbsent(person.email(), person.slack()));
    return accounts;
  }

  private static Stream<Person> all(ProjectDefinition definition) {
    return definition.people().values().stream().flatMap(Collection::stream);
  }

  /// An address that is still to be asked for. What has failed least goes first, so that one that Slack never
  /// answers holds up no other.
  public Optional<String> next(Instant now) {
    return wanted.stream()
        .filter(email -> !found.containsKey(email))
        .filter(email -> !asked(email).again().isAfter(now))
        .min(
            Comparator.comparingInt((String email) -> asked(email).failures())
                .thenComparing(e -> e));
  }

  private Failed asked(String email) {
    return failed.getOrDefault(email, Failed.NEVER);
  }

  /// Slack did not answer for this address.
  ///
  /// @param again when it may be asked for again
  public void failed(String email, Instant again) {
    failed.merge(
        email,
        new Failed(1, again),
        (before, next) -> new Failed(before.failures() + 1, next.again()));
  }

  /// @param slack empty where Slack knows nobody by it
  public void found(String email, Optional<String> slack) {
    found.put(email, slack);
    failed.remove(email);
    answers.incrementAndGet();
  }

  /// Grows with every answer.
  int answers() {
    return answers.get();
  }

  /// To be asked for once more: who had no account may have one by now.
  public void forgetUnknown() {
    found.values().removeIf(Optional::isEmpty);
  }
}
