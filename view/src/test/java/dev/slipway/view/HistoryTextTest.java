package dev.slipway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentProgressed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftDetected;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExpiring;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExtended;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseFinished;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseOpened;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.approval.ReleaseEvent.SupersessionPending;
import dev.slipway.contract.approval.ReleaseGateEvent.GatePassed;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReminded;
import dev.slipway.contract.approval.ReleaseGateEvent.GateReopened;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.approval.ReleaseGateEvent.VotersChanged;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.history.HistoryLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The facts of a release as lines of its history.
class HistoryTextTest {

  private static final String ID = "test-abcdefghij";
  private static final Releases ON_QA = Releases.opened(ID).deployedToQa();
  private static final ReleaseSnapshot OPEN = ON_QA.snapshot();

  static Stream<Arguments> lines() {
    ReleaseSnapshot voted = ON_QA.vote("go-live", Releases.OWNER_ONE, "deploy").snapshot();
    Vote vote = gate(voted, "go-live").votes().getLast();
    Drift drift =
        new Drift(
            "deployment shop-qa",
            false,
            List.of(new Drift.Change(".spec.replicas", "kubectl"), new Drift.Change("x", null)),
            false);
    return Stream.of(
        Arguments.of(new ReleaseOpened(OPEN), "build of registry/app:0.1.0"),
        Arguments.of(new StepStarted(OPEN, "go-live"), "opened"),
        Arguments.of(
            new StepStarted(ON_QA.until("go-live", Releases.NOON).snapshot(), "go-live"),
            "opened, until 2026-03-01T12:00:00Z"),
        Arguments.of(
            new GateReopened(ON_QA.reopened("go-live").snapshot(), "go-live", 2),
            "opened again, time 2"),
        Arguments.of(new VoteCast(voted, "go-live", vote, null), "chose Deploy to production"),
        Arguments.of(new GatePassed(OPEN, "go-live"), "the gate is passed"),
        Arguments.of(
            new GateReminded(OPEN, "go-live", List.of(Releases.OWNER_ONE, Releases.OWNER_TWO)),
            "reminded owner-one, owner-two"),
        Arguments.of(
            new VotersChanged(OPEN, "go-live", List.of("owner-one")),
            "no longer in the gate's groups: owner-one"),
        Arguments.of(
            new VotersChanged(OPEN, "go-live", List.of()), "everybody who was asked may decide"),
        Arguments.of(
            new DeploymentProgressed(
                ON_QA.production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1).snapshot(),
                "production"),
            "a deployer has taken it"),
        Arguments.of(
            new DeploymentFailed(OPEN, "qa", Releases.PULL),
            Releases.PULL.reason() + ": " + Releases.PULL.message()),
        Arguments.of(
            new DriftDetected(OPEN, "qa", drift),
            "deployment shop-qa was changed: .spec.replicas by kubectl, x"),
        Arguments.of(
            new EnvironmentExpiring(Removed.expired(ID, Status.DUE, 0).snapshot(), "qa"),
            "will be removed at " + Removed.DUE),
        Arguments.of(
            new EnvironmentExtended(Removed.renewed(ID).snapshot(), "qa", null),
            "stays, since a newer build came"),
        Arguments.of(
            new EnvironmentExtended(
                Removed.expired(ID, Status.EXTENDED, 1).snapshot(),
                "qa",
                Actor.of(Releases.QA_ONE)),
            "stays until " + Removed.DUE.plusSeconds(72 * 3_600)),
        Arguments.of(new SupersessionPending(OPEN, "test-b"), "will be superseded by test-b"),
        Arguments.of(
            new ReleaseFinished(
                ON_QA.finished(Outcome.COMPLETED, null).snapshot(), Outcome.COMPLETED),
            "completed"),
        Arguments.of(
            new ReleaseFinished(
                ON_QA.supersededBy("test-b").finished(Outcome.SUPERSEDED, null).snapshot(),
                Outcome.SUPERSEDED),
            "superseded by test-b"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aFactIsALineOfTheHistory(ApprovalEvent event, String why) {
    assertThat(HistoryText.of(List.of(event)).why()).isEqualTo(why);
  }

  @Test
  void aVoteIsItsVoters() {
    ReleaseSnapshot voted = ON_QA.vote("go-live", Releases.OWNER_ONE, "deploy").snapshot();
    Vote vote = gate(voted, "go-live").votes().getLast();
    HistoryLine line = HistoryText.of(List.of(new VoteCast(voted, "go-live", vote, null)));
    assertThat(line.step()).isEqualTo("go-live");
    assertThat(line.who()).isEqualTo(Actor.of(Releases.OWNER_ONE));
  }

  @Test
  void aFailureHasItsDiagnosis() {
    DeploymentFailed failed = new DeploymentFailed(OPEN, "qa", Releases.PULL);
    assertThat(HistoryText.of(List.of(failed)).diagnosis()).isEqualTo(Releases.PULL);
  }

  @Test
  void noEventIsNoFact() {
    assertThatThrownBy(() -> HistoryText.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Gate gate(ReleaseSnapshot release, String name) {
    return release.steps().stream()
        .filter(step -> step.name().equals(name))
        .map(Gate.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
