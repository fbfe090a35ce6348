package dev.slipway.gateway.chat.command;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.view.card.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands somebody's votes over, in each project that they decide in now. What is a project's is told to
/// its partition, so that it is in order with the clicks there.
@Component
class DelegationRequests {

  private static final Logger log = LoggerFactory.getLogger(DelegationRequests.class);

  private final ProjectCatalogue projects;
  private final Published published;
  private final Clock clock;

  DelegationRequests(ProjectCatalogue projects, Published published, Clock clock) {
    this.projects = projects;
    this.published = published;
    this.clock = clock;
  }

  /// Somebody with a vote in a project, as its definition knows them.
  private record Voter(ProjectDefinition project, Person person) {}

  /// Returns once it is durable.
  Text delegate(TypedCommand.Delegate command, CommandRequest request) {
    Optional<Person> to = find(command, request.by().platform());
    if (to.isEmpty()) {
      return DelegationAnswers.nobody(command.to(), command.mentioned());
    }
    if (to.get().has(request.by())) {
      return DelegationAnswers.yourself();
    }
    Optional<Instant> until =
        Until.parse(command.until(), clock.instant(), request.dialect().zone());
    return until.isEmpty()
        ? DelegationAnswers.noTime(command.until())
        : publish(request, new Handed(to.get(), until.get()));
  }

  /// Returns once it is durable.
  Text takeBack(CommandRequest request) {
    return publish(request, null);
  }

  private record Handed(Person to, Instant until) {}

  private Text publish(CommandRequest request, @Nullable Handed handed) {
    List<Voter> voters = voters(request.by());
    if (voters.isEmpty()) {
      return DelegationAnswers.noVotes();
    }
    List<GatewayEvent> events = new ArrayList<>();
    for (Voter voter : voters) {
      @Nullable Delegation delegation =
          handed == null ? null : new Delegation(voter.person(), handed.to(), handed.until());
      events.add(new VotesDelegated(voter.project().project(), voter.person(), delegation));
    }
    published.publish(Topics.INTERACTIONS, request.cause(), events);
    log.info("votes of {} {}", request.by(), handed == null ? "taken back" : "handed over");
    List<String> names = voters.stream().map(voter -> voter.project().name()).toList();
    return handed == null
        ? DelegationAnswers.takenBack(names)
        : DelegationAnswers.handedOver(handed.to(), handed.until(), names);
  }

  private List<Voter> voters(Account by) {
    return projects.definitions().stream()
        .flatMap(definition ->
            definition.gates().stream()
                .flatMap(DelegationRequests::groups)
                .flatMap(group -> definition.people().getOrDefault(group, List.of()).stream())
                .filter(person -> person.has(by))
                .limit(1)
                .map(person -> new Voter(definition, person)))
        .toList();
  }

  private static Stream<String> groups(Step.Approve gate) {
    return gate.escalate() == null
        ? gate.from().stream()
        : Stream.concat(gate.from().stream(), gate.escalate().to().stream());
  }

  /// Somebody of any project with an account on the author's platform, by a mention, by that account's id or by their
  /// name in `people.yaml`.
  private Optional<Person> find(TypedCommand.Delegate command, String platform) {
    String word = command.to();
    String named = word.startsWith("@") ? word.substring(1) : word;
    Account mentioned = command.mentioned();
    return projects.definitions().stream()
        .flatMap(definition -> definition.people().values().stream())
        .flatMap(List::stream)
        .filter(person -> person.on(platform).isPresent())
        .filter(person ->
            named.equals(person.id())
                || (mentioned == null
                    ? person.accounts().stream()
                        .anyMatch(account ->
                            account.platform().equals(platform) && account.id().equals(named))
                    : person.has(mentioned)))
        .findFirst();
  }
}
