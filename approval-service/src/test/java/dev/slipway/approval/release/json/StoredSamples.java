package dev.slipway.approval.release.json;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.deployment.RunningBuilder;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateFollowUp;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.Pods;
import dev.slipway.contract.release.Subject;
import dev.slipway.contract.release.Vote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One of every kind of value that is stored of a release.
final class StoredSamples {

  private static final Instant AT = TestProject.NOON;
  private static final TestProject PROJECT = new TestProject("test", Duration.ofHours(24));
  private static final ProjectDefinition DEFINITION = PROJECT.definition();
  private static final Build BUILD =
      BuildBuilder.builder()
          .image("registry/app:0.1.0")
          .type(TargetType.BRANCH)
          .target("feature/ABC_1")
          .commit("1f0c9f3e")
          .author("qa-one-git")
          .url("https://ci.example.org/runs/7")
          .message("Answer faster")
          .id("7")
          .build();
  private static final Actor OWNER = new Actor("owner-one", "U0OWNER1");
  private static final Vote VOTE =
      new Vote(OWNER, "deploy", "Deploy to production", Step.Effect.PASS, 1, AT, List.of());
  private static final Person OWNER_ONE =
      new Person("owner-one", "U0OWNER1", "owner-one@example.org", List.of("owner-one"));
  private static final Person OWNER_TWO = new Person("owner-two", "U0OWNER2", null, List.of());
  private static final Delegation DELEGATION =
      new Delegation(OWNER_ONE, OWNER_TWO, AT.plusSeconds(3600));
  private static final GateFollowUp REACH =
      new GateFollowUp(List.of(AT), AT, List.of(DELEGATION), List.of(OWNER_TWO));
  private static final CommandOrigin TYPED = new CommandOrigin("slack", "C0TEST", "sealed");
  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(
          "ImagePullBackOff", "cannot be pulled", "app", List.of("Failed"), List.of("line"));
  private static final Drift DRIFT =
      new Drift(
          "deployment shop-live",
          false,
          List.of(
              new Drift.Change(".spec.replicas", "kubectl"),
              new Drift.Change(".metadata.labels.a", null)),
          false);
  private static final Release.Facts FACTS =
      new Release.Facts(PROJECT.release(1), BUILD, DEFINITION, AT);

  private StoredSamples() {}

  /// A vote with everything that one can have.
  static RecordedEvent answered() {
    List<Answer> answers =
        List.of(
            new Answer.Text("reason", "It works"),
            new Answer.Selected("risk", "low"),
            new Answer.Ticked("tested", true));
    Vote vote = new Vote(OWNER, "deploy", "Deploy to production", Step.Effect.PASS, 1, AT, answers);
    return new GateEvent.VoteCast("go-live", vote, TYPED, AT);
  }

  /// A vote that was in somebody else's hands.
  static RecordedEvent onBehalf() {
    Vote vote =
        new Vote(
            OWNER,
            "deploy",
            "Deploy to production",
            Step.Effect.PASS,
            1,
            AT,
            List.of(),
            List.of(Actor.of(OWNER_TWO)));
    return new GateEvent.VoteCast("go-live", vote, null, AT);
  }

  static List<RecordedEvent> events() {
    return List.of(
        new RecordedEvent.Opened(PROJECT.release(1), BUILD, DEFINITION, AT),
        new GateEvent.Opened("go-live", 1, AT.plusSeconds(60), AT),
        new GateEvent.VoteCast("go-live", VOTE, null, AT),
        new GateEvent.Passed("go-live", AT),
        new GateEvent.Rejected("qa-check", AT),
        new GateEvent.Closed("qa-check", AT),
        new GateEvent.Expired("go-live", AT),
        new GateEvent.Reminded("go-live", List.of(OWNER_TWO), AT),
        new GateEvent.Escalated("go-live", AT),
        new GateEvent.Delegated("go-live", OWNER, DELEGATION, AT),
        new GateEvent.VotersChanged("go-live", List.of("U0OWNER2"), AT),
        new DeploymentEvent.Requested("production", "production", 7, OWNER, AT),
        new DeploymentEvent.Waiting("production", "production", PROJECT.release(2), OWNER, AT),
        new DeploymentEvent.Started("production", 7, true, AT),
        new DeploymentEvent.Progressed("production", 7, 1, 2, null, AT),
        new DeploymentEvent.Unanswered("production", 7, "default", AT),
        new DeploymentEvent.AskedAgain("production", "production", 7, OWNER, AT),
        new EnvironmentEvent.DriftDetected("production", 7, DRIFT, AT),
        new EnvironmentEvent.DriftEnded("production", 7, AT),
        new DeploymentEvent.Succeeded("production", 7, "https://test.example.org", null, AT),
        new DeploymentEvent.Failed("production", 7, DIAGNOSIS, AT),
        new DeploymentEvent.Aborted("production", "production", 8, AT),
        new DeploymentEvent.NotAborted("production", 8, DIAGNOSIS, AT),
        new EnvironmentEvent.RemovalDue("qa", AT.plusSeconds(3600), AT),
        new EnvironmentEvent.RemovalPutOff("qa", OWNER, AT.plusSeconds(7200), AT),
        new EnvironmentEvent.RemovalRequested(
            "qa", "qa/branch/feature/ABC_1", 8, Removal.Why.MERGED, AT),
        new EnvironmentEvent.Removed("qa", AT),
        new EnvironmentEvent.RemovalFailed("qa", DIAGNOSIS, AT),
        new RecordedEvent.SupersessionPending(PROJECT.release(2), AT),
        new RecordedEvent.InputLost(
            PROJECT.release(1),
            "slack:C0TEST",
            "dev.slipway.timer.fired.v1",
            "slipway.timers-3@17",
            "IllegalStateException: no such gate",
            AT),
        new RecordedEvent.CommandRefused(
            PROJECT.release(1), "go-live", "deploy", OWNER, Refusal.OWN_BUILD, TYPED, AT),
        new RecordedEvent.Refused(
            PROJECT.release(1),
            "go-live",
            "deploy",
            new Actor("slack:U0GUEST", "U0GUEST"),
            Refusal.NOT_IN_GROUP,
            new Origin("slack", "D0OWNER1", "1.1"),
            AT),
        new RecordedEvent.Finished(Outcome.SUPERSEDED, OWNER, PROJECT.release(2), AT));
  }

  static Map<String, Release> states() {
    return states(REACH);
  }

  /// The same as they were before gates reached beyond their groups.
  static Map<String, Release> statesWithoutReach() {
    return states(new GateFollowUp(List.of(), null, List.of(), List.of()));
  }

  private static Map<String, Release> states(GateFollowUp reach) {
    List<StepState> steps = steps(reach);
    return Map.of(
        "open", new Release.Open(FACTS, 9, steps, 2, PROJECT.release(2)),
        "finished",
            new Release.Finished(
                FACTS, 12, steps, Outcome.SUPERSEDED, AT, OWNER, PROJECT.release(2)));
  }

  /// What a release may be about beside a build, and what may open it, by the name of the golden file.
  static Map<String, RecordedEvent> openings() {
    Subject task = new Subject.Task("deploys", "17", "Deploy the shop?", Map.of("version", "1.2"));
    Subject runbook = new Subject.Runbook("restart", Map.of("count", "2"));
    Subject build = new Subject.Artifact(BUILD);
    return Map.of(
        "task", opened(task, new Cause.Posted()),
        "runbook", opened(runbook, new Cause.Asked(OWNER)),
        "scheduled", opened(runbook, new Cause.Scheduled()),
        "rollback",
            opened(
                build,
                new Cause.RolledBack(new Rollback("production", PROJECT.release(2), null, OWNER))));
  }

  private static RecordedEvent opened(Subject subject, Cause cause) {
    return new RecordedEvent.Opened(PROJECT.release(1), subject, DEFINITION, cause, AT);
  }

  /// A release whose deployment has been heard of.
  static Release deploying() {
    Deployment running = new Deployment.Running(7, OWNER, AT, AT, "default", new Pods(1, 2));
    return new Release.Open(
        FACTS, 9, List.of(new DeployStep(new Step.Deploy("production"), 1, running)), 0, null);
  }

  /// A release whose deployment somebody has changed since.
  static Release drifted() {
    Deployment drifted = new Deployment.Succeeded(7, OWNER, null, AT, DRIFT, null);
    return new Release.Open(
        FACTS, 9, List.of(new DeployStep(new Step.Deploy("production"), 1, drifted)), 0, null);
  }

  /// A phase of a deployment, which a fifth of the requests reaches.
  static RecordedEvent shared() {
    return new DeploymentEvent.Succeeded("production-10", 7, null, new Traffic(20, false), AT);
  }

  /// A release whose first deployment in phases was taken back, and one that shares.
  static Release sharing() {
    Step.Deploy first = new Step.Deploy("production", new Phase.Share(10));
    Step.Deploy next = new Step.Deploy("production", new Phase.Share(50));
    Deployment left = new Deployment.Pending(new Traffic(0, true));
    Deployment half = new Deployment.Succeeded(8, OWNER, null, AT, null, new Traffic(50, false));
    return new Release.Open(
        FACTS, 9, List.of(new DeployStep(first, 1, left), new DeployStep(next, 1, half)), 0, null);
  }

  /// A release whose deployment in phases goes.
  static Release leaving() {
    Deployment done = new Deployment.Succeeded(7, OWNER, null, AT);
    Removal removal =
        new Removal(
            Removal.Status.FAILED, Removal.Why.MERGED, AT.plusSeconds(60), 1, OWNER, DIAGNOSIS);
    Step.Deploy last = new Step.Deploy("production", new Phase.Share(10));
    return new Release.Open(FACTS, 9, List.of(new DeployStep(last, 1, done, removal)), 0, null);
  }

  /// Not a pipeline that could be: every kind of step in every state.
  private static List<StepState> steps(GateFollowUp reach) {
    Step.Deploy deploy = new Step.Deploy("production");
    Step.Approve approve = (Step.Approve) DEFINITION.pipeline().get(2);
    Stream<StepState> deployments =
        Stream.of(
                new Deployment.Pending(),
                new Deployment.Waiting(PROJECT.release(2), OWNER),
                RunningBuilder.builder().sequence(7).by(OWNER).since(AT).build(),
                new Deployment.Succeeded(7, null, "https://test.example.org", AT),
                new Deployment.Failed(7, OWNER, DIAGNOSIS, AT))
            .map(deployment -> new DeployStep(deploy, 1, deployment));
    Stream<StepState> gates =
        Stream.of(
                new Gate.Pending(),
                new Gate.Open(AT.plusSeconds(60), true),
                new Gate.Passed(AT),
                new Gate.Rejected(AT),
                new Gate.Closed(AT),
                new Gate.Expired(AT))
            .map(gate -> new GateStep(approve, 1, gate, List.of(VOTE), reach));
    return Stream.concat(deployments, gates).toList();
  }
}
