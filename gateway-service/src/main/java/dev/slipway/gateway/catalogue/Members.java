package dev.slipway.gateway.catalogue;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The chat workspace's word on who of the projects' people is still in it. Whoever was deactivated is left out of the
/// definitions, as if the file did not name them, and so decides nothing any more (ADR 30, 33).
///
/// The definitions in force on `slipway.projects` are the memory of it, for all replicas and over restarts: an answer
/// of Slack from before the definition in force counts no more, and somebody who is not in it comes back once Slack has
/// been asked again. Thread-safe.
@Component
public class Members {

  private static final Logger log = LoggerFactory.getLogger(Members.class);

  /// How old an answer may be.
  private static final Duration FRESH = Duration.ofSeconds(40);

  private final ProjectCatalogue catalogue;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Instant> postponed = new ConcurrentHashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private volatile boolean asking;
  private volatile Set<String> accounts = Set.of();
  private volatile Set<String> doubtful = Set.of();

  /// @param catalogue how far [ProjectCatalogue#changes] was when Slack was asked
  /// @param next when it is to be asked again
  private record Answer(boolean gone, long catalogue, Instant next) {}

  Members(ProjectCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// From now on Slack is asked, so that nobody who left comes back before it has been.
  public void begin() {
    asking = true;
  }

  /// The definitions without those who are not in the workspace any more.
  List<ProjectDefinition> present(Collection<ProjectDefinition> definitions) {
    if (!asking) {
      return List.copyOf(definitions);
    }
    Set<String> all = new HashSet<>();
    Set<String> unsure = new HashSet<>();
    List<ProjectDefinition> present =
        definitions.stream().map(definition -> present(definition, all, unsure)).toList();
    accounts = Set.copyOf(all);
    doubtful = Set.copyOf(unsure);
    return present;
  }

  private ProjectDefinition present(
      ProjectDefinition definition, Set<String> all, Set<String> unsure) {
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
                  .filter(person -> isPresent(person, before, since, all, unsure))
                  .toList());
        });
    return people.equals(definition.people()) ? definition : definition.with(people);
  }

  private boolean isPresent(
      Person person, List<Person> before, long since, Set<String> all, Set<String> unsure) {
    String account = person.slack();
    if (account == null) {
      return true;
    }
    all.add(account);
    Answer answer = answers.get(account);
    if (answer != null && answer.catalogue() >= since) {
      return !answer.gone();
    }
    if (before.stream().noneMatch(other -> account.equals(other.slack()))) {
      unsure.add(account);
    }
    // Under another account, or none, they were there before: a build that comes now is decided
    // with them.
    return before.stream().anyMatch(other -> other.id().equals(person.id()));
  }

  /// An account that is to be asked for: first those who may have come back or were added, then whoever was asked for
  /// longest ago.
  public Optional<String> next(Instant now) {
    Set<String> first = doubtful;
    return accounts.stream()
        .filter(account -> !postponed.getOrDefault(account, Instant.MIN).isAfter(now))
        .filter(account -> first.contains(account) || !due(account).isAfter(now))
        .min(
            Comparator.comparing((String account) -> !first.contains(account))
                .thenComparing(this::due)
                .thenComparing(account -> account));
  }

  private Instant due(String account) {
    Answer answer = answers.get(account);
    return answer == null ? Instant.MIN : answer.next();
  }

  /// How far the catalogue is, to be given back with the answer to a question that begins now.
  public long asked() {
    return catalogue.changes();
  }

  /// Slack has said it. Of somebody whom no project names it is not remembered.
  ///
  /// @param asked by [#asked], before
  public void heard(String account, boolean gone, long asked, Instant now) {
    if (!accounts.contains(account)) {
      return;
    }
    Answer before = answers.put(account, new Answer(gone, asked, now.plus(FRESH)));
    postponed.remove(account);
    boolean wasGone = before != null && before.gone();
    if (wasGone != gone) {
      log.info(
          "Slack account {}: {}",
          account,
          gone ? "deactivated, decides nothing any more" : "in the workspace again");
    }
    if (wasGone != gone || doubtful.contains(account) || (!gone && !isInForce(account))) {
      changes.incrementAndGet();
    }
  }

  /// Another replica may have left them out.
  private boolean isInForce(String account) {
    return catalogue.definitions().stream()
        .flatMap(definition -> definition.people().values().stream().flatMap(Collection::stream))
        .anyMatch(person -> account.equals(person.slack()));
  }

  /// Slack cannot say it of this account: what was known of it holds on, and a person of whom nothing was is taken
  /// for present.
  public void unheard(String account, long asked, Instant now) {
    Answer before = answers.get(account);
    heard(account, before != null && before.gone(), asked, now);
  }

  /// The same for everybody who was added or may have come back.
  public void unheard(long asked, Instant now) {
    doubtful.forEach(account -> unheard(account, asked, now));
  }

  /// Slack did not answer when it was asked for this account, which is asked for again after the others. Nothing
  /// changes: who left stays out, and who was added could not decide either while Slack is away.
  public void postpone(String account, Instant now) {
    postponed.put(account, now.plus(FRESH));
  }

  /// Grows with every answer that may change a definition.
  int changes() {
    return changes.get();
  }
}
