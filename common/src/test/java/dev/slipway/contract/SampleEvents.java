package dev.slipway.contract;

import static dev.slipway.contract.SampleProjects.BUILD;
import static dev.slipway.contract.SampleProjects.NOON;
import static dev.slipway.contract.SampleProjects.OWNER;
import static dev.slipway.contract.SampleProjects.QA;
import static dev.slipway.contract.SampleProjects.WORKLOAD;
import static dev.slipway.contract.SampleReleases.BY_OWNER;
import static dev.slipway.contract.SampleReleases.BY_QA;
import static dev.slipway.contract.SampleReleases.DELEGATION;
import static dev.slipway.contract.SampleReleases.DIAGNOSIS;
import static dev.slipway.contract.SampleReleases.DRIFT;
import static dev.slipway.contract.SampleReleases.RELEASE;
import static dev.slipway.contract.SampleReleases.SHARE;
import static dev.slipway.contract.SampleReleases.VOTE;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseDeploymentEvent;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseGateEvent;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatInteraction;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.ArrayList;
import java.util.List;

/// One event of every type, with every kind of nested value in at least one of them.
public final class SampleEvents {

  private static final CommandOrigin TYPED = new CommandOrigin("slack", "C0TEST", "c2VhbGVk");

  private SampleEvents() {}

  /// In the order in which the flow produces them.
  public static List<Event> all() {
    List<Event> events = new ArrayList<>();
    events.add(new ProjectDefined(SampleProjects.definition()));
    events.add(new BuildCompleted(RELEASE, BUILD, SampleProjects.definition()));
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
                new Answer.Ticked("told", true)),
            17L,
            "go-live@qa-one"));
    events.add(
        new ChatInteraction(
            "test",
            RELEASE,
            "go-live",
            "deploy",
            1,
            "5f0c0de0-0000-4000-8000-000000000020",
            new Origin("teams", "19:releases@thread.tacv2", "1772366400000"),
            List.of(new Answer.Ticked("told", true)),
            17L,
            "go-live@qa-one"));
    events.add(
        new ChatCommand(
            "test",
            RELEASE,
            "close",
            List.of(new Answer.Text("reason", "Too late")),
            "U0QA1",
            TYPED));
    events.add(new ChatQuestion("test", ChatQuestion.About.STATUS, "test", "U0QA1", TYPED));
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
    ReleaseSnapshot open = SampleReleases.snapshot();
    return List.of(
        new ReleaseEvent.ReleaseOpened(open),
        new ReleaseEvent.StepStarted(open, "qa"),
        new ReleaseDeploymentEvent.DeploymentWaiting(open, "production", "test-bbbbbbbbbb"),
        new ReleaseDeploymentEvent.DeploymentProgressed(open, "qa"),
        new ReleaseDeploymentEvent.DeploymentUnanswered(open, "qa", "default"),
        new ReleaseDeploymentEvent.DeploymentSucceeded(
            open, "qa", "https://qa.test.example.org", SHARE),
        new ReleaseDeploymentEvent.DriftDetected(open, "qa", DRIFT),
        new ReleaseDeploymentEvent.DriftEnded(open, "qa"),
        new ReleaseDeploymentEvent.DeploymentFailed(open, "production", DIAGNOSIS),
        new ReleaseGateEvent.VoteCast(open, "qa-check", VOTE, TYPED),
        new ReleaseGateEvent.GatePassed(open, "qa-check"),
        new ReleaseGateEvent.GateRejected(open, "qa-check"),
        new ReleaseGateEvent.GateReopened(open, "go-live", 2),
        new ReleaseGateEvent.GateExpired(open, "qa-check"),
        new ReleaseGateEvent.GateReminded(open, "qa-check", List.of(OWNER)),
        new ReleaseGateEvent.GateEscalated(open, "qa-check", List.of("owners")),
        new ReleaseGateEvent.VoteDelegated(open, "qa-check", BY_OWNER, DELEGATION),
        new ReleaseGateEvent.VotersChanged(open, "qa-check", List.of("owner-two")),
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
        new ReleaseDeploymentEvent.EnvironmentExpiring(open, "qa"),
        new ReleaseDeploymentEvent.EnvironmentExtended(open, "qa", BY_QA),
        new ReleaseDeploymentEvent.EnvironmentRemoving(open, "qa"),
        new ReleaseDeploymentEvent.EnvironmentRemoved(open, "qa"),
        new ReleaseDeploymentEvent.EnvironmentRemovalFailed(open, "qa", DIAGNOSIS),
        new ReleaseDeploymentEvent.DeploymentAborted(open, "production-10"),
        new ReleaseEvent.ReleaseFinished(SampleReleases.finished(open), Outcome.SUPERSEDED));
  }
}
