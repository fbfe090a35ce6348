package dev.slipway.approval.core;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.Freeze;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.project.Step.Hold;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.contract.workload.WorkloadBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Draws projects whose gates can all be passed, also without the build's author.
record RandomProject(RandomGenerator random) {

  static final List<Person> QA =
      List.of(
          Samples.person("qa-1", "UQ1"),
          Samples.person("qa-2", "UQ2"),
          Samples.person("both", "UB"));
  static final List<Person> OWNERS =
      List.of(
          Samples.person("owner-1", "UO1"),
          Samples.person("owner-2", "UO2"),
          Samples.person("both", "UB"));
  static final List<Person> MANAGERS = List.of(Samples.person("manager-1", "UM1"));
  static final Person GUEST = Samples.person("guest", "UGUEST");
  static final List<String> USERS = List.of("UQ1", "UQ2", "UB", "UO1", "UO2", "UM1", "UGUEST");
  private static final List<String> AUTHORS = List.of("qa-1", "owner-1", "both-git", "elsewhere");
  private static final List<String> ENVIRONMENTS = List.of("qa", "staging", "canary", "production");
  private static final List<Question> WHY =
      List.of(new Question.Text(Question.REASON, "Reason", true, true, 100));

  ProjectDefinition definition() {
    return ProjectDefinitionBuilder.builder()
        .project("sim")
        .name("Simulated")
        .channel("slack:C0SIM")
        .people(Map.of("qa", QA, "owners", OWNERS, "managers", MANAGERS))
        .environments(environments())
        .workload(WorkloadBuilder.builder().port(8080).build())
        .pipeline(pipeline())
        .build();
  }

  Build build() {
    TargetType type = random.nextInt(4) == 0 ? TargetType.TAG : TargetType.BRANCH;
    String target = pick(List.of("main", "feature/ABC_1", "v1"));
    @Nullable String author = random.nextBoolean() ? pick(AUTHORS) : null;
    Build build = Samples.build(type, target, author);
    @Nullable CiRun run =
        random.nextBoolean()
            ? new CiRun("ci", (long) random.nextInt(20), 1, Samples.START, "push")
            : null;
    return BuildBuilder.builder()
        .image(build.image())
        .type(type)
        .target(target)
        .author(author)
        .run(run)
        .build();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Map<String, Environment> environments() {
    Map<String, Environment> environments = new LinkedHashMap<>();
    for (String name : ENVIRONMENTS) {
      @Nullable String url = random.nextInt(3) == 0 ? "https://{target}.example.org" : null;
      environments.put(name, environment(url));
    }
    return environments;
  }

  private Environment environment(@Nullable String url) {
    List<String> approve = random.nextBoolean() ? List.of("owners") : List.of();
    return EnvironmentBuilder.builder()
        .namespace("sim")
        .cluster("default")
        .url(url)
        .replicas(1)
        .timeout(Duration.ofMinutes(5))
        .rollback(new RollbackRules(approve, random.nextBoolean()))
        .ttl(url == null ? null : Duration.ofMinutes(10 + random.nextInt(120)))
        .build();
  }

  private List<Step> pipeline() {
    List<String> left = new ArrayList<>(ENVIRONMENTS);
    Collections.shuffle(left, random);
    List<Step> steps = new ArrayList<>();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      if (random.nextBoolean() && !left.isEmpty()) {
        steps.addAll(deployment(left.removeLast()));
      } else {
        steps.add(gate("gate-" + i));
      }
    }
    return steps;
  }

  /// At once or in phases, held up by freezes or not.
  private List<Step> deployment(String environment) {
    List<Step> steps = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      steps.add(held(environment + "-freeze", new Hold.Frozen(environment, freezes())));
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        steps.add(new Step.Deploy(environment, new Phase.Preview()));
        steps.add(held(environment + "-switch", null));
        steps.add(new Step.Deploy(environment, new Phase.Switch()));
      }
      case 1 -> {
        steps.add(new Step.Deploy(environment, new Phase.Share(10)));
        steps.add(held(environment + "-10-hold", new Hold.Time()));
        steps.add(new Step.Deploy(environment, new Phase.Whole()));
      }
      default -> steps.add(new Step.Deploy(environment));
    }
    return steps;
  }

  /// A third of each hour.
  private static List<Freeze> freezes() {
    return List.of(
        new Freeze.Cron("Every hour", ZoneOffset.UTC, "10 * * * *", Duration.ofMinutes(20)));
  }

  private static Step held(String name, @Nullable Hold hold) {
    return ApproveBuilder.builder()
        .gate(name)
        .from(List.of("owners"))
        .require(new Require.Any())
        .veto(true)
        .choices(
            List.of(new Choice("go", "Go", Effect.PASS), new Choice("no", "No", Effect.REJECT)))
        .expires(hold instanceof Hold.Time ? Duration.ofMinutes(10) : null)
        .selfApproval(true)
        .holds(hold)
        .build();
  }

  private Step gate(String name) {
    return ApproveBuilder.builder()
        .gate(name)
        .from(pick(List.of(List.of("qa"), List.of("owners"), List.of("qa", "owners"))))
        .require(
            pick(
                List.of(
                    new Require.Any(),
                    new Require.All(),
                    new Require.Count(1 + random.nextInt(2)))))
        .veto(random.nextInt(3) == 0)
        .advisory(random.nextInt(3) == 0)
        .choices(choices())
        .expires(random.nextInt(3) == 0 ? Duration.ofMinutes(1 + random.nextInt(240)) : null)
        .selfApproval(random.nextBoolean())
        .remind(random.nextInt(3) == 0 ? Duration.ofMinutes(1 + random.nextInt(30)) : null)
        .escalate(
            random.nextInt(4) == 0
                ? new Step.Escalation(
                    Duration.ofMinutes(1 + random.nextInt(60)), List.of("managers"))
                : null)
        .build();
  }

  private List<Choice> choices() {
    List<Choice> choices = new ArrayList<>(List.of(new Choice("go", "Go", Effect.PASS)));
    if (random.nextBoolean()) {
      choices.add(new Choice("no", "No", Effect.REJECT, random.nextBoolean() ? WHY : List.of()));
    }
    if (random.nextInt(3) == 0) {
      choices.add(new Choice("close", "Close", Effect.CLOSE));
    }
    return choices;
  }
}
