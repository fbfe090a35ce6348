package dev.slipway.gateway.catalogue;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The chat platforms' word on whose accounts are still in use. An account that was deactivated is left out of the
/// definitions, and with their last one on the platforms that are asked its owner, as if the file did not name them; so
/// it decides nothing any more (ADR 30, 33).
///
/// The definitions in force on `slipway.projects` are the memory of it, for all replicas and over restarts: an answer
/// from before the definition in force counts no more, and an account that is not in it comes back once its platform
/// has been asked again. Thread-safe.
@Component
public class Members {

  private static final Logger log = LoggerFactory.getLogger(Members.class);

  /// How old an answer may be.
  private static final Duration FRESH = Duration.ofSeconds(40);

  private final ProjectCatalogue catalogue;
  private final Map<Account, Answer> answers = new ConcurrentHashMap<>();
  private final Map<Account, Instant> postponed = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private final Set<String> served = ConcurrentHashMap.newKeySet();
  private final Set<String> asking = ConcurrentHashMap.newKeySet();
  private volatile Set<Account> accounts = Set.of();
  private volatile Set<Account> doubtful = Set.of();

  /// @param catalogue how far [ProjectCatalogue#changes] was when the platform was asked
  /// @param next when it is to be asked again
  private record Answer(boolean gone, long catalogue, Instant next) {}

  Members(ProjectCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// People can be asked for decisions on the platform, whether or not it can be asked for its members. An adapter says
  /// so where it has what it takes clicks or sends messages with, at the latest when it starts in the phase
  /// [dev.slipway.background.StartOrder#READERS]: the project files are read after it.
  public void serve(String platform) {
    served.add(platform);
  }

  /// From now on the platform, which is served, is asked, so that nobody who left comes back before it has been.
  public void begin(String platform) {
    serve(platform);
    asking.add(platform);
  }

  /// The definitions without the accounts that are not in use any more, and without whoever has no other on a platform
  /// that is served. As they are where no platform is asked.
  List<ProjectDefinition> present(Collection<ProjectDefinition> definitions) {
    if (asking.isEmpty()) {
      return List.copyOf(definitions);
    }
    Set<Account> all = new HashSet<>();
    Set<Account> unsure = new HashSet<>();
    List<ProjectDefinition> present =
        definitions.stream().map(definition -> present(definition, all, unsure)).toList();
    accounts = Set.copyOf(all);
    doubtful = Set.copyOf(unsure);
    return present;
  }

  private ProjectDefinition present(
      ProjectDefinition definition, Set<Account> all, Set<Account> unsure) {
    Optional<ProjectDefinition> inForce = catalogue.find(definition.project());
    long since = catalogue.changes(definition.project());
    Map<String, List<Person>> people = new LinkedHashMap<>();
    definition
        .people()
        .forEach((group, members) -> {
          List<Person> before = inForce.map(d -> d.people().get(group)).orElse(members);
          people.put(
              group,
              members.stream()
                  .flatMap(person -> present(person, before, since, all, unsure))
                  .toList());
        });
    return people.equals(definition.people()) ? definition : definition.with(people);
  }

  /// The person with the accounts that are in use; none if they have none on a platform that is served. Accounts elsewhere make nobody a voter: nobody could ask them. Somebody of whom an e-mail address
  /// alone is known comes in once their account is.
  private Stream<Person> present(
      Person person, List<Person> before, long since, Set<Account> all, Set<Account> unsure) {
    List<Account> here =
        person.accounts().stream()
            .filter(account ->
                !asking.contains(account.platform())
                    || isPresent(account, person, before, since, all, unsure))
            .toList();
    boolean whole = here.size() == person.accounts().size();
    boolean reachable = here.stream().anyMatch(account -> served.contains(account.platform()));
    if (whole) {
      return reachable || isIn(before, person) ? Stream.of(person) : Stream.empty();
    }
    return reachable ? Stream.of(person.with(here)) : Stream.empty();
  }

  private boolean isPresent(
      Account account,
      Person person,
      List<Person> before,
      long since,
      Set<Account> all,
      Set<Account> unsure) {
    all.add(account);
    Answer answer = answers.get(account);
    if (answer != null && answer.catalogue() >= since) {
      return !answer.gone();
    }
    if (before.stream().noneMatch(other -> other.has(account))) {
      unsure.add(account);
    }
    // Under another account, or none, they were there before: a build that comes now is decided
    // with them.
    return isIn(before, person);
  }

  private static boolean isIn(List<Person> people, Person person) {
    return people.stream().anyMatch(other -> other.id().equals(person.id()));
  }

  /// An account that is to be asked for: first those who may have come back or were added, then whoever was asked for
  /// longest ago.
  public Optional<Account> next(String platform, Instant now) {
    Set<Account> first = doubtful;
    return accounts.stream()
        .filter(account -> account.platform().equals(platform))
        .filter(account -> !postponed.getOrDefault(account, Instant.MIN).isAfter(now))
        .filter(account -> first.contains(account) || !due(account).isAfter(now))
        .min(
            Comparator.comparing((Account account) -> !first.contains(account))
                .thenComparing(this::due)
                .thenComparing(Account::id));
  }

  private Instant due(Account account) {
    Answer answer = answers.get(account);
    return answer == null ? Instant.MIN : answer.next();
  }

  /// How far the catalogue is, to be given back with the answer to a question that begins now.
  public long asked() {
    return catalogue.changes();
  }

  /// The platform has said it. Of somebody whom no project names it is not remembered.
  ///
  /// @param asked by [#asked], before
  public void heard(Account account, boolean gone, long asked, Instant now) {
    if (!accounts.contains(account)) {
      return;
    }
    Answer before = answers.put(account, new Answer(gone, asked, now.plus(FRESH)));
    postponed.remove(account);
    boolean wasGone = before != null && before.gone();
    if (wasGone != gone) {
      log.info(
          "account {}: {}",
          account,
          gone ? "deactivated, decides nothing any more" : "in use again");
    }
    if (wasGone != gone || doubtful.contains(account) || (!gone && !isInForce(account))) {
      changes.incrementAndGet();
    }
  }

  /// Another replica may have left them out.
  private boolean isInForce(Account account) {
    return catalogue.definitions().stream()
        .flatMap(definition -> definition.people().values().stream().flatMap(Collection::stream))
        .anyMatch(person -> person.has(account));
  }

  /// The platform cannot say it of this account: what was known of it holds on, and a person of whom nothing was is taken
  /// for present.
  public void unheard(Account account, long asked, Instant now) {
    Answer before = answers.get(account);
    heard(account, before != null && before.gone(), asked, now);
  }

  /// The same for everybody on the platform who was added or may have come back.
  public void unheard(String platform, long asked, Instant now) {
    doubtful.stream()
        .filter(account -> account.platform().equals(platform))
        .forEach(account -> unheard(account, asked, now));
  }

  /// The platform did not answer when it was asked for this account, which is asked for again after the others.
  /// Nothing changes: who left stays out, and who was added could not decide either while the platform is away.
  public void postpone(Account account, Instant now) {
    postponed.put(account, now.plus(FRESH));
  }

  /// Grows with every answer that may change a definition.
  int changes() {
    return changes.get();
  }
}
