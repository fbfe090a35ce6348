package dev.slipway.contract;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.Ask;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Freeze;
import dev.slipway.contract.gateway.Phase;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Question;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.gateway.SlackCommand;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.gateway.SlackQuestion;
import dev.slipway.contract.gateway.Step;
import dev.slipway.contract.gateway.Strategy;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.contract.gateway.WorkingHours;
import dev.slipway.contract.gateway.Workload;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One event of every type, with every kind of nested value in at least one of them.
public final class SampleEvents {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String RELEASE = "test-abcdefghij";
  private static final Person QA_ONE =
      new Person("qa-one", "U0QA1", "qa-one@example.org", List.of("qa-one-git"));
  private static final Person OWNER = new Person("slack:U0OWNER1", "U0OWNER1", null, List.of());
  private static final Actor BY_QA = Actor.of(QA_ONE);
  private static final Actor BY_OWNER = Actor.of(OWNER);
  private static final Environment QA =
      new Environment(
          "test-qa",
          true,
          "default",
          "https://{target}.{type}.test.example.org",
          1,
          Duration.ofMinutes(5),
          null,
          null,
          null,
          null,
          Duration.ofHours(72),
          new Strategy.BlueGreen(
              List.of("qa"), "https://{target}.preview.test.example.org", Duration.ofHours(1)));
  private static final Workload WORKLOAD = SampleWorkloads.full();
  private static final Environment PRODUCTION =
      new Environment(
          "test",
          false,
          "eu-1",
          null,
          3,
          Duration.ofSeconds(90),
          true,
          SampleWorkloads.ownManifests(),
          null,
          null,
          null,
          new Strategy.Canary(
              List.of("qa"),
              List.of(
                  new Strategy.Share(10, Duration.ofMinutes(10)), new Strategy.Share(50, null))));
  private static final Build BUILD =
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
  private static final List<Step.Choice> QA_CHOICES =
      List.of(
          new Step.Choice("approve", "Approve", Step.Effect.PASS),
          new Step.Choice("reject", "Reject", Step.Effect.REJECT));
  private static final List<Step.Choice> OWNER_CHOICES =
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
  private static final CommandOrigin TYPED = new CommandOrigin("slack", "C0TEST", "c2VhbGVk");
  private static final StepSnapshot.Vote VOTE =
      new StepSnapshot.Vote(
          BY_QA,
          "approve",
          "Approve",
          Step.Effect.PASS,
          1,
          NOON,
          List.of(new Answer.Text("reason", "Works in every browser")),
          List.of(BY_OWNER));
  private static final Delegation DELEGATION =
      new Delegation(OWNER, QA_ONE, NOON.plusSeconds(7200));
  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          "ImagePullBackOff",
          "container app: the image registry/app:0.1.0 cannot be pulled",
          "app",
          List.of("Failed: not found"),
          List.of("last line"),
          Diagnosis.Cause.IMAGE_PULL,
          List.of(
              new Diagnosis.Fact("image", "registry/app:0.1.0"),
              new Diagnosis.Fact("registry", "not found")));

  private static final Traffic SHARE = new Traffic(20, false);

  private static final Drift DRIFT =
      new Drift(
          "deployment test-production",
          false,
          List.of(
              new Drift.Change(".spec.replicas", "kubectl-edit"),
              new Drift.Change(".metadata.labels.team", null)),
          true);

  private SampleEvents() {}

  /// In the order in which the flow produces them.
  public static List<Event> all() {
    List<Event> events = new ArrayList<>();
    events.add(new ProjectDefined(definition()));
    events.add(new BuildCompleted(RELEASE, BUILD, definition()));
    events.add(
        new TargetRemoved(
            "test", TargetType.BRANCH, "feature/ABC_1", List.of("qa"), Removal.Why.MERGED));
    events.add(
        new SlackInteraction(
            "test",
            RELEASE,
            "go-live",
            "close",
            1,
            "U0QA1",
            "D0QA1",
            "1772366400.000100",
            List.of(
                new Answer.Text("reason", "Works in every browser"),
                new Answer.Selected("risk", "low"),
                new Answer.Ticked("told", true))));
    events.add(
        new SlackCommand(
            "test",
            RELEASE,
            "close",
            List.of(new Answer.Text("reason", "Too late")),
            "U0QA1",
            TYPED));
    events.add(new SlackQuestion("test", SlackQuestion.About.STATUS, "test", "U0QA1", TYPED));
    events.add(new VotesDelegated("test", OWNER, DELEGATION));
    events.add(
        new RollbackRequested("test", RELEASE, "production", "test-dddddddddd", "U0QA1", TYPED));
    events.add(timer());
    events.add(new PeopleChanged("test", NOON));
    events.add(
        new DeploymentDue(
            "test", RELEASE, "qa", "qa/branch/feature/ABC_1", 7, DeploymentDue.About.ANSWER, NOON));
    events.add(
        new DeployRequested(
            "test",
            RELEASE,
            "qa",
            "qa/branch/feature/ABC_1",
            7,
            QA,
            WORKLOAD,
            BUILD,
            BY_OWNER,
            new Phase.Preview()));
    events.add(
        new EnvironmentRemovalRequested(
            "test", RELEASE, "qa", "qa/branch/feature/ABC_1", 8, QA, WORKLOAD, BUILD));
    events.add(new DeployerEvent.DeployStarted("test", RELEASE, "production", 7));
    events.add(new DeployerEvent.DeployDelayed("test", RELEASE, "production", 7, DIAGNOSIS));
    events.add(new DeployerEvent.DeployProgressed("test", RELEASE, "production", 7, 1, 2));
    events.add(
        new DeployerEvent.DeploySucceeded(
            "test",
            RELEASE,
            "production",
            7,
            "https://test.example.org",
            SHARE,
            "sha256:" + "a".repeat(64)));
    events.add(new DeployerEvent.DeployFailed("test", RELEASE, "production", 7, DIAGNOSIS));
    events.add(new DeployerEvent.DriftDetected("test", RELEASE, "production", 7, DRIFT));
    events.add(new DeployerEvent.DriftEnded("test", RELEASE, "production", 7));
    events.add(new DeployerEvent.DeployOvertaken("test", RELEASE, "production", 7, 8));
    events.add(new DeployerEvent.EnvironmentRemoved("test", RELEASE, "qa/branch/feature/ABC_1", 8));
    events.add(
        new DeployerEvent.EnvironmentRemovalFailed(
            "test", RELEASE, "qa/branch/feature/ABC_1", 8, DIAGNOSIS));
    events.addAll(releaseEvents());
    return events;
  }

  /// The shortest of them.
  public static Event timer() {
    return new TimerFired("test", RELEASE, "qa-check", 1, NOON, TimerFired.About.REMINDER);
  }

  private static List<Event> releaseEvents() {
    ReleaseSnapshot open = snapshot();
    return List.of(
        new ReleaseEvent.ReleaseOpened(open),
        new ReleaseEvent.StepStarted(open, "qa"),
        new ReleaseEvent.DeploymentWaiting(open, "production", "test-bbbbbbbbbb"),
        new ReleaseEvent.DeploymentProgressed(open, "qa"),
        new ReleaseEvent.DeploymentUnanswered(open, "qa", "default"),
        new ReleaseEvent.DeploymentSucceeded(open, "qa", "https://qa.test.example.org", SHARE),
        new ReleaseEvent.DriftDetected(open, "qa", DRIFT),
        new ReleaseEvent.DriftEnded(open, "qa"),
        new ReleaseEvent.DeploymentFailed(open, "production", DIAGNOSIS),
        new ReleaseEvent.VoteCast(open, "qa-check", VOTE, TYPED),
        new ReleaseEvent.GatePassed(open, "qa-check"),
        new ReleaseEvent.GateRejected(open, "qa-check"),
        new ReleaseEvent.GateReopened(open, "go-live", 2),
        new ReleaseEvent.GateExpired(open, "qa-check"),
        new ReleaseEvent.GateReminded(open, "qa-check", List.of(OWNER)),
        new ReleaseEvent.GateEscalated(open, "qa-check", List.of("owners")),
        new ReleaseEvent.VoteDelegated(open, "qa-check", BY_OWNER, DELEGATION),
        new ReleaseEvent.VotersChanged(open, "qa-check", List.of("owner-two")),
        new ReleaseEvent.SupersessionPending(open, "test-cccccccccc"),
        new ReleaseEvent.InteractionRefused(
            "test",
            RELEASE,
            open,
            "qa-check",
            "approve",
            new Actor("slack:U0GUEST", "U0GUEST"),
            Refusal.NOT_IN_GROUP,
            new Origin("slack", "D0QA1", "1772366400.000100")),
        new ReleaseEvent.CommandRefused(
            "test",
            RELEASE,
            open,
            "qa-check",
            "approve",
            new Actor("slack:U0GUEST", "U0GUEST"),
            Refusal.NOT_IN_GROUP,
            TYPED),
        new ReleaseEvent.InputLost(
            "test",
            RELEASE,
            open,
            "slack:C0TEST",
            "dev.slipway.build.completed.v1",
            "slipway.builds-3@17",
            "EventTooLargeException: the event would have 1,000,000 bytes"),
        new ReleaseEvent.EnvironmentExpiring(open, "qa"),
        new ReleaseEvent.EnvironmentExtended(open, "qa", BY_QA),
        new ReleaseEvent.EnvironmentRemoving(open, "qa"),
        new ReleaseEvent.EnvironmentRemoved(open, "qa"),
        new ReleaseEvent.EnvironmentRemovalFailed(open, "qa", DIAGNOSIS),
        new ReleaseEvent.DeploymentAborted(open, "production-10"),
        new ReleaseEvent.ReleaseFinished(finished(open), Outcome.SUPERSEDED));
  }

  private static ProjectDefinition definition() {
    Map<String, Environment> environments = new LinkedHashMap<>();
    environments.put("qa", QA);
    environments.put("production", PRODUCTION);
    return new ProjectDefinition(
        "test",
        "Test",
        "slack:C0TEST",
        new LinkedHashMap<>(Map.of("qa", List.of(QA_ONE, OWNER))),
        environments,
        WORKLOAD,
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
            new Step.Deploy("production", new Phase.Whole())),
        new ProjectDefinition.BuildSource("TEST_CI_TOKEN"),
        new ProjectDefinition.GitHubSource(
            "example/test", "CI", "registry/app:{sha}", null, "TEST_GITHUB_SECRET"),
        new WorkingHours(
            ZoneId.of("Europe/Berlin"),
            List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 30)));
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
    return new Step.Approve(
        name,
        List.of("qa"),
        new Step.Require.Any(),
        true,
        false,
        QA_CHOICES,
        Duration.ofMinutes(10),
        true,
        null,
        null,
        hold);
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

  private static ReleaseSnapshot snapshot() {
    return new ReleaseSnapshot(
        RELEASE,
        "test",
        "Test",
        "slack:C0TEST",
        4,
        ReleaseSnapshot.State.OPEN,
        null,
        "go-live",
        BUILD,
        List.of(
            new StepSnapshot.Deploy(
                "qa",
                StepSnapshot.DeployStatus.DEPLOYED,
                "https://qa.test.example.org",
                null,
                null,
                null,
                1),
            new StepSnapshot.Gate(
                "qa-check",
                StepSnapshot.GateStatus.OPEN,
                List.of("qa"),
                List.of(QA_ONE),
                QA_CHOICES,
                true,
                1,
                List.of(VOTE),
                NOON.plusSeconds(3600),
                List.of("slack:U0OWNER1"),
                List.of(NOON.plusSeconds(1800)),
                List.of("owners"),
                List.of(DELEGATION),
                List.of(OWNER),
                new StepSnapshot.Holding("production", "Weekend"),
                List.of(new StepSnapshot.Missing("owners", 1)),
                true,
                StepSnapshot.Deadlock.BARRED,
                List.of("owner-two"),
                Ask.BOTH),
            new StepSnapshot.Deploy(
                "production",
                StepSnapshot.DeployStatus.WAITING,
                null,
                "test-bbbbbbbbbb",
                DIAGNOSIS,
                BY_OWNER,
                1,
                new StepSnapshot.Pods(1, 2),
                "default",
                DRIFT,
                new Phase.Share(10),
                new Removal(
                    Removal.Status.DUE,
                    Removal.Why.EXPIRED,
                    NOON.plusSeconds(3600),
                    1,
                    BY_QA,
                    DIAGNOSIS),
                SHARE)),
        NOON,
        null,
        null,
        null);
  }

  private static ReleaseSnapshot finished(ReleaseSnapshot open) {
    return new ReleaseSnapshot(
        open.id(),
        open.project(),
        open.name(),
        open.channel(),
        open.version() + 1,
        ReleaseSnapshot.State.FINISHED,
        Outcome.SUPERSEDED,
        null,
        open.build(),
        open.steps(),
        open.openedAt(),
        NOON.plusSeconds(60),
        BY_OWNER,
        "test-cccccccccc",
        new Rollback("production", "test-dddddddddd", "test-eeeeeeeeee", BY_OWNER));
  }
}
