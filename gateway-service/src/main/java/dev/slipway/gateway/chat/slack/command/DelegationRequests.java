package dev.slipway.gateway.chat.slack.command;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.gateway.chat.slack.Workspace;
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
  private final GatewayProperties.Slack properties;
  private final Clock clock;

  DelegationRequests(
      ProjectCatalogue projects, Published published, GatewayProperties properties, Clock clock) {
    this.projects = projects;
    this.published = published;
    this.properties = properties.slack();
    this.clock = clock;
  }

  /// Somebody with a vote in a project, as its definition knows them.
  private record Voter(ProjectDefinition project, Person person) {}

  /// Returns once it is durable.
  ///
  /// @param user the Slack member id
  /// @param cause the same for the same command, however often it comes
  CommandAnswer delegate(SlashCommand.Delegate command, String user, String cause) {
    Optional<Person> to = find(command.to());
    if (to.isEmpty()) {
      return DelegationAnswers.nobody(command.to());
    }
    if (to.get().has(account(user))) {
      return DelegationAnswers.yourself();
    }
    Optional<Instant> until = Until.parse(command.until(), clock.instant(), properties.zone());
    return until.isEmpty()
        ? DelegationAnswers.noTime(command.until())
        : publish(user, new Handed(to.get(), until.get()), cause);
  }

  CommandAnswer takeBack(String user, String cause) {
    return publish(user, null, cause);
  }

  private record Handed(Person to, Instant until) {}

  private CommandAnswer publish(String user, @Nullable Handed handed, String cause) {
    List<Voter> voters = voters(user);
    if (voters.isEmpty()) {
      return DelegationAnswers.noVotes();
    }
    List<GatewayEvent> events = new ArrayList<>();
    for (Voter voter : voters) {
      @Nullable Delegation delegation =
          handed == null ? null : new Delegation(voter.person(), handed.to(), handed.until());
      events.add(new VotesDelegated(voter.project().project(), voter.person(), delegation));
    }
    published.publish(Topics.INTERACTIONS, cause, events);
    log.info("votes of {} {}", user, handed == null ? "taken back" : "handed over");
    List<String> names = voters.stream().map(voter -> voter.project().name()).toList();
    return handed == null
        ? DelegationAnswers.takenBack(names)
        : DelegationAnswers.handedOver(handed.to(), handed.until(), names);
  }

  private List<Voter> voters(String user) {
    return projects.definitions().stream()
        .flatMap(definition ->
            gates(definition)
                .flatMap(DelegationRequests::groups)
                .flatMap(group -> definition.people().getOrDefault(group, List.of()).stream())
                .filter(person -> person.has(account(user)))
                .limit(1)
                .map(person -> new Voter(definition, person)))
        .toList();
  }

  private static Stream<Step.Approve> gates(ProjectDefinition definition) {
    return definition.pipeline().stream()
        .flatMap(step -> step instanceof Step.Approve gate ? Stream.of(gate) : Stream.empty());
  }

  private static Stream<String> groups(Step.Approve gate) {
    return gate.escalate() == null
        ? gate.from().stream()
        : Stream.concat(gate.from().stream(), gate.escalate().to().stream());
  }

  /// Somebody of any project, by Slack's mention or by their name in `people.yaml`.
  private Optional<Person> find(String given) {
    String named = given.startsWith("@") ? given.substring(1) : given;
    String slack =
        named.startsWith(SlashCommand.MEMBER)
            ? named.substring(SlashCommand.MEMBER.length())
            : named;
    return projects.definitions().stream()
        .flatMap(definition -> definition.people().values().stream())
        .flatMap(List::stream)
        .filter(person -> person.on(Workspace.PLATFORM).isPresent())
        .filter(
            person -> named.equals(person.id()) || (!slack.isEmpty() && person.has(account(slack))))
        .findFirst();
  }

  private static Account account(String user) {
    return new Account(Workspace.PLATFORM, user);
  }
}
