package dev.slipway.gateway.catalogue;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The accounts of people of whom a file gives only an e-mail address, on each platform that can be asked. Whatever
/// has been found is in the definitions on `slipway.projects`, which remember it for all replicas and over restarts;
/// it is asked for once by each process, since accounts may change. Thread-safe.
@Component
public class Accounts {

  private final ProjectCatalogue catalogue;

  private final Set<String> platforms = new ConcurrentSkipListSet<>();

  /// Empty for an address that the platform knows nobody by.
  private final Map<Address, Optional<Account>> found = new ConcurrentHashMap<>();

  private final Map<Address, Failed> failed = new ConcurrentHashMap<>();
  private final Set<Address> wanted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();

  /// An e-mail address as a platform knows it.
  private record Address(String platform, String email) {}

  /// The failures of one address so far.
  private record Failed(int failures, Instant again) {
    static final Failed NEVER = new Failed(0, Instant.MIN);
  }

  Accounts(ProjectCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// From now on the platform may be asked for accounts; what is remembered of it fills in before.
  public void begin(String platform) {
    platforms.add(platform);
  }

  /// The definitions with the accounts that are known. A file's own word comes first, and an account
  /// that is somebody else's by it is nobody's by an address.
  List<ProjectDefinition> fill(Collection<ProjectDefinition> definitions) {
    Map<Address, Account> remembered = remembered();
    return definitions.stream().map(definition -> fill(definition, remembered)).toList();
  }

  private ProjectDefinition fill(ProjectDefinition definition, Map<Address, Account> remembered) {
    Set<Account> taken =
        all(definition).flatMap(person -> person.accounts().stream()).collect(Collectors.toSet());
    Map<String, List<Person>> people = new LinkedHashMap<>();
    definition
        .people()
        .forEach((group, members) ->
            people.put(
                group, members.stream().map(person -> fill(person, taken, remembered)).toList()));
    return definition.with(people);
  }

  private Person fill(Person person, Set<Account> taken, Map<Address, Account> remembered) {
    String email = person.email();
    if (email == null) {
      return person;
    }
    List<Account> all = new ArrayList<>(person.accounts());
    platforms.stream()
        .filter(platform -> person.on(platform).isEmpty())
        .flatMap(platform -> account(new Address(platform, email), remembered).stream())
        .filter(account -> !taken.contains(account))
        .forEach(all::add);
    return all.equals(person.accounts()) ? person : person.with(all);
  }

  private Optional<Account> account(Address address, Map<Address, Account> remembered) {
    wanted.add(address);
    Optional<Account> asked = found.get(address);
    return asked == null ? Optional.ofNullable(remembered.get(address)) : asked;
  }

  /// By address, as the definitions in force have them.
  private Map<Address, Account> remembered() {
    Map<Address, Account> accounts = new HashMap<>();
    catalogue.definitions().stream()
        .flatMap(Accounts::all)
        .forEach(person -> {
          String email = person.email();
          if (email != null) {
            person
                .accounts()
                .forEach(account ->
                    accounts.putIfAbsent(new Address(account.platform(), email), account));
          }
        });
    return accounts;
  }

  private static Stream<Person> all(ProjectDefinition definition) {
    return definition.people().values().stream().flatMap(Collection::stream);
  }

  /// An address that the platform is still to be asked for. What has failed least goes first, so that one that is
  /// never answered holds up no other.
  public Optional<String> next(String platform, Instant now) {
    return wanted.stream()
        .filter(address -> address.platform().equals(platform))
        .filter(address -> !found.containsKey(address))
        .filter(address -> !asked(address).again().isAfter(now))
        .min(
            Comparator.comparingInt((Address address) -> asked(address).failures())
                .thenComparing(Address::email))
        .map(Address::email);
  }

  private Failed asked(Address address) {
    return failed.getOrDefault(address, Failed.NEVER);
  }

  /// The platform did not answer for this address.
  ///
  /// @param again when it may be asked for again
  public void failed(String platform, String email, Instant again) {
    failed.merge(
        new Address(platform, email),
        new Failed(1, again),
        (before, next) -> new Failed(before.failures() + 1, next.again()));
  }

  /// @param id empty if the platform knows nobody by it
  public void found(String platform, String email, Optional<String> id) {
    Address address = new Address(platform, email);
    found.put(address, id.map(known -> new Account(platform, known)));
    failed.remove(address);
    answers.incrementAndGet();
  }

  /// Grows with every answer.
  int answers() {
    return answers.get();
  }

  /// To be asked for once more: who had no account may have one by now.
  public void forgetUnknown(String platform) {
    found
        .entrySet()
        .removeIf(
            answer -> answer.getKey().platform().equals(platform) && answer.getValue().isEmpty());
  }
}
