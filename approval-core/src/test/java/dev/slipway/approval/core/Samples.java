package dev.slipway.approval.core;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.project.Step.Escalation;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.workload.WorkloadBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Projects, people and builds that the tests of the core share.
public final class Samples {

  public static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
  public static final Origin ORIGIN = new Origin("slack", "D0QA1", "1700000000.000100");
  public static final CommandOrigin TYPED = new CommandOrigin("slack", "C0TEST", null);
  public static final Person QA_ONE = person("qa-one", "U0QA1");
  public static final Person QA_TWO = person("qa-two", "U0QA2");
  public static final Person OWNER_ONE = person("owner-one", "U0OWNER1");
  public static final Person OWNER_TWO = person("owner-two", "U0OWNER2");
  public static final String GUEST = "U0GUEST";

  public static final Choice APPROVE = new Choice("approve", "Approve", Effect.PASS);
  public static final Choice REJECT = new Choice("reject", "Reject", Effect.REJECT);
  public static final Choice DEPLOY = new Choice("deploy", "Deploy to production", Effect.PASS);
  public static final Choice CLOSE = new Choice("close", "Close", Effect.CLOSE);

  private Samples() {}

  /// The sample project: QA advises with a veto, owners decide.
  public static ProjectDefinition classic() {
    return project(
        deploy("qa"),
        gate("qa-check").from("qa").veto().advisory().step(),
        gate("go-live").from("owners").choices(DEPLOY, CLOSE).step(),
        deploy("production"));
  }

  public static ProjectDefinition project(Step... pipeline) {
    return project("test", pipeline);
  }

  public static ProjectDefinition project(String name, Step... pipeline) {
    Map<String, Environment> environments = new LinkedHashMap<>();
    environments.put("qa", environment("https://{target}.{type}.test.example.org"));
    environments.put("staging", environment(null));
    environments.put("canary", environment(null));
    environments.put("production", environment("https://test.example.org"));
    return ProjectDefinitionBuilder.builder()
        .project(name)
        .name("Test")
        .channel("slack:C0TEST")
        .people(Map.of("qa", List.of(QA_ONE, QA_TWO), "owners", List.of(OWNER_ONE, OWNER_TWO)))
        .environments(environments)
        .workload(WorkloadBuilder.builder().port(8080).build())
        .pipeline(List.of(pipeline))
        .build();
  }

  public static Step deploy(String environment) {
    return new Step.Deploy(environment);
  }

  public static GateBuilder gate(String name) {
    return new GateBuilder(name);
  }

  /// A gate that QA decides, until a call says otherwise.
  public static final class GateBuilder {

    private final String name;
    private List<String> from = List.of("qa");
    private Require require = new Require.Any();
    private boolean veto;
    private boolean advisory;
    private List<Choice> choices = List.of(APPROVE, REJECT);
    private @Nullable Duration expires;
    private boolean selfApproval = true;
    private @Nullable Duration remind;
    private @Nullable Escalation escalate;
    private Step.@Nullable Hold holds;
    private @Nullable Boolean knownAuthor;
    private @Nullable Ask ask;

    private GateBuilder(String name) {
      this.name = name;
    }

    public GateBuilder from(String... groups) {
      from = List.of(groups);
      return this;
    }

    public GateBuilder require(Require rule) {
      require = rule;
      return this;
    }

    public GateBuilder veto() {
      veto = true;
      return this;
    }

    public GateBuilder advisory() {
      advisory = true;
      return this;
    }

    public GateBuilder choices(Choice... offered) {
      choices = List.of(offered);
      return this;
    }

    public GateBuilder expires(Duration after) {
      expires = after;
      return this;
    }

    public GateBuilder denySelfApproval() {
      selfApproval = false;
      return this;
    }

    /// For builds of an author whom somebody knows alone.
    public GateBuilder demandsKnownAuthor() {
      selfApproval = false;
      knownAuthor = true;
      return this;
    }

    public GateBuilder asks(Ask where) {
      ask = where;
      return this;
    }

    public GateBuilder reminds(Duration every) {
      remind = every;
      return this;
    }

    public GateBuilder escalates(Duration after, String... to) {
      escalate = new Escalation(after, List.of(to));
      return this;
    }

    /// Passes by itself.
    public GateBuilder holds(Step.Hold until) {
      holds = until;
      return this;
    }

    public Step step() {
      return new Step.Approve(
          name,
          from,
          require,
          veto,
          advisory,
          choices,
          expires,
          selfApproval,
          remind,
          escalate,
          holds,
          knownAuthor,
          ask);
    }
  }

  public static Build branch(String target) {
    return build(TargetType.BRANCH, target, null);
  }

  public static Build by(String author) {
    return build(TargetType.BRANCH, "main", author);
  }

  public static Build build(TargetType type, String target, @Nullable String author) {
    return BuildBuilder.builder()
        .image("registry/app:1")
        .type(type)
        .target(target)
        .author(author)
        .build();
  }

  public static Account account(String slack) {
    return new Account("slack", slack);
  }

  /// Somebody who acted through their first account.
  public static Actor acting(Person person) {
    return Actor.of(person, person.accounts().getFirst());
  }

  public static Person person(String id, String slack) {
    return new Person(id, slack, id + "@example.org", List.of(id + "-git"));
  }

  /// The project where instances of one environment stay for so long.
  public static ProjectDefinition staying(
      ProjectDefinition project, String environment, Duration ttl) {
    return with(project, environment, null, ttl);
  }

  /// The project with other rules for going back in one environment.
  public static ProjectDefinition rollingBack(
      ProjectDefinition project, String environment, RollbackRules rules) {
    return with(project, environment, rules, null);
  }

  private static ProjectDefinition with(
      ProjectDefinition project,
      String environment,
      @Nullable RollbackRules rules,
      @Nullable Duration ttl) {
    Map<String, Environment> environments = new LinkedHashMap<>(project.environments());
    environments.computeIfPresent(
        environment,
        (_, there) -> EnvironmentBuilder.builder(there).rollback(rules).ttl(ttl).build());
    return ProjectDefinitionBuilder.builder(project).environments(environments).build();
  }

  private static Environment environment(@Nullable String url) {
    return EnvironmentBuilder.builder()
        .namespace("test")
        .cluster("default")
        .url(url)
        .replicas(1)
        .timeout(Duration.ofMinutes(5))
        .build();
  }
}
