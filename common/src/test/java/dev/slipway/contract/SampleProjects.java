package dev.slipway.contract;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.Freeze;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.project.WorkingHours;
import dev.slipway.contract.workload.Workload;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A project with every kind of step, environment and person, and a build of it.
final class SampleProjects {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Person QA_ONE =
      new Person(
          "qa-one",
          "U0QA1",
          "qa-one@example.org",
          List.of("qa-one-git"),
          List.of(new Account("teams", "5f0c0de0")));
  static final Person OWNER = new Person("slack:U0OWNER1", "U0OWNER1", null, List.of());
  static final Environment QA =
      EnvironmentBuilder.builder()
          .namespace("test-qa")
          .createNamespace(true)
          .cluster("default")
          .url("https://{target}.{type}.test.example.org")
          .replicas(1)
          .timeout(Duration.ofMinutes(5))
          .ttl(Duration.ofHours(72))
          .strategy(
              new Strategy.BlueGreen(
                  List.of("qa"), "https://{target}.preview.test.example.org", Duration.ofHours(1)))
          .build();
  static final Workload WORKLOAD = SampleWorkloads.full();
  static final Environment PRODUCTION =
      EnvironmentBuilder.builder()
          .namespace("test")
          .cluster("eu-1")
          .replicas(3)
          .timeout(Duration.ofSeconds(90))
          .scaledByOthers(true)
          .workload(SampleWorkloads.ownManifests())
          .strategy(
              new Strategy.Canary(
                  List.of("qa"),
                  List.of(
                      new Strategy.Share(10, Duration.ofMinutes(10)),
                      new Strategy.Share(50, null))))
          .build();
  static final Build BUILD =
      new Build(
          "registry/app:0.1.0",
          TargetType.BRANCH,
          "feature/ABC_1",
          "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c",
          "qa-one-git",
          "https://ci.example.org/runs/7",
          "Answer faster",
          "7",
          new CiRun("CI", 41L, 2, NOON.minusSeconds(300), "push"),
          NOON.minusSeconds(600),
          List.of(
              new Contributor(
                  Contributor.Role.AUTHOR, "QA One", "qa-one@example.org", "qa-one", "qa-one"),
              Contributor.of(Contributor.Role.CO_AUTHOR, "Owner <owner@example.org>")));
  static final List<Step.Choice> QA_CHOICES =
      List.of(
          new Step.Choice("approve", "Approve", Step.Effect.PASS),
          new Step.Choice("reject", "Reject", Step.Effect.REJECT));
  static final List<Step.Choice> OWNER_CHOICES =
      List.of(
          new Step.Choice("deploy", "Deploy to production", Step.Effect.PASS),
          new Step.Choice(
              "close",
              "Close",
              Step.Effect.CLOSE,
              List.of(
                  new Question.Text("reason", "Reason", true, true, 1_000),
                  new Question.Select(
                      "risk",
                      "How bad is it?",
                      false,
                      List.of(new Question.Option("low", "It can wait"))),
                  new Question.Checkbox("told", "The team has been told", true))));

  private SampleProjects() {}

  static ProjectDefinition definition() {
    Map<String, Environment> environments = new LinkedHashMap<>();
    environments.put("qa", QA);
    environments.put("production", PRODUCTION);
    return ProjectDefinitionBuilder.builder()
        .project("test")
        .name("Test")
        .channel("slack:C0TEST")
        .people(new LinkedHashMap<>(Map.of("qa", List.of(QA_ONE, OWNER))))
        .environments(environments)
        .workload(WORKLOAD)
        .pipeline(
            List.of(
                new Step.Deploy("qa"),
                gate("qa-check", new Step.Require.Any(), QA_CHOICES),
                gate("everybody", new Step.Require.All(), QA_CHOICES),
                gate("two", new Step.Require.Count(2), QA_CHOICES),
                gate("go-live", new Step.Require.PerGroup(Map.of("qa", 1), true), OWNER_CHOICES),
                frozen(),
                new Step.Deploy("production", new Phase.Share(10)),
                hold(),
                new Step.Deploy("production", new Phase.Share(50)),
                new Step.Deploy("production", new Phase.Whole())))
        .builds(new ProjectDefinition.BuildSource("TEST_CI_TOKEN"))
        .github(
            new ProjectDefinition.GitHubSource(
                "example/test", "CI", "registry/app:{sha}", null, "TEST_GITHUB_SECRET"))
        .hours(
            new WorkingHours(
                ZoneId.of("Europe/Berlin"),
                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(17, 30)))
        .channels(List.of("slack:C0OPS"))
        .links(Map.of("Dashboard", "https://dash.example.org/test?branch={target}"))
        .fields(Map.of("Cost centre", "4711"))
        .build();
  }

  private static Step.Approve frozen() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    return holding(
        "production-freeze",
        new Step.Hold.Frozen(
            "production",
            List.of(
                new Freeze.Cron("Weekend", zone, "0 16 * * 5", Duration.ofHours(64)),
                new Freeze.Recurring(
                    null,
                    zone,
                    "FREQ=MONTHLY;BYDAY=-1FR",
                    LocalDateTime.of(2026, 1, 30, 12, 0),
                    Duration.ofHours(4)),
                new Freeze.Once(
                    "Holidays",
                    zone,
                    LocalDateTime.of(2026, 12, 20, 0, 0),
                    LocalDateTime.of(2027, 1, 7, 8, 0)))));
  }

  private static Step.Approve hold() {
    return holding("production-10-hold", new Step.Hold.Time());
  }

  private static Step.Approve holding(String name, Step.Hold hold) {
    return ApproveBuilder.builder()
        .gate(name)
        .from(List.of("qa"))
        .require(new Step.Require.Any())
        .veto(true)
        .choices(QA_CHOICES)
        .expires(Duration.ofMinutes(10))
        .selfApproval(true)
        .holds(hold)
        .build();
  }

  private static Step.Approve gate(String name, Step.Require require, List<Step.Choice> choices) {
    return new Step.Approve(
        name,
        List.of("qa"),
        require,
        true,
        true,
        choices,
        Duration.ofHours(24),
        false,
        Duration.ofHours(4),
        new Step.Escalation(Duration.ofHours(8), List.of("qa")),
        null,
        null,
        Ask.BOTH);
  }
}
