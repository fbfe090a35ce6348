package dev.slipway.approval.core.deployment;

import static dev.slipway.approval.core.Samples.APPROVE;
import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.REJECT;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.contract.project.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Deployments in phases, rule by rule.
class PhaseRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String SLOT = "production";

  private static Step phase(Phase phase) {
    return new Step.Deploy("production", phase);
  }

  private static World blueGreen() {
    return new World(
        gate("go-live").from("owners").step(),
        phase(new Phase.Preview()),
        gate("production-switch").from("owners").veto().choices(APPROVE, REJECT).step(),
        phase(new Phase.Switch()));
  }

  private static World canary() {
    return new World(
        phase(new Phase.Share(10)),
        gate("production-10-hold")
            .from("owners")
            .veto()
            .choices(APPROVE, REJECT)
            .expires(Duration.ofMinutes(10))
            .holds(new Step.Hold.Time())
            .step(),
        phase(new Phase.Share(50)),
        gate("production-50-hold").from("owners").veto().choices(APPROVE, REJECT).step(),
        phase(new Phase.Whole()));
  }

  private static World previewed() {
    World world = blueGreen();
    world.build(A);
    world.click(OWNER_ONE, A, "go-live/approve");
    world.succeed(A, SLOT);
    return world;
  }

  @Test
  void eachPhaseIsARequestUnderTheNextSequence() {
    World world = previewed();
    assertThat(world.state(A)).isEqualTo("open at production-switch");
    assertThat(kinds(world.click(OWNER_ONE, A, "production-switch/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "DeploymentEvent.Requested");
    assertThat(world.slot(SLOT).sequence()).isEqualTo(2);
    world.succeed(A, SLOT);
    assertThat(world.state(A)).isEqualTo("completed by owner-one");
  }

  @Test
  void whatRunsBesideIsNotLiveUntilTheLastPhase() {
    World world = previewed();
    assertThat(world.slot(SLOT).live()).isEmpty();
    world.click(OWNER_ONE, A, "production-switch/approve");
    world.succeed(A, SLOT);
    assertThat(world.slot(SLOT).live()).extracting("release", "sequence").hasSize(1);
    assertThat(world.slot(SLOT).holder()).isNull();
  }

  @Test
  void nobodyElseDeploysBetweenThePhases() {
    World world = previewed();
    world.build(B, Samples.branch("other"));
    assertThat(kinds(world.click(OWNER_ONE, B, "go-live/approve")))
        .endsWith("DeploymentEvent.Waiting");
    world.click(OWNER_ONE, A, "production-switch/approve");
    assertThat(kinds(world.succeed(A, SLOT))).endsWith("Finished", "DeploymentEvent.Requested");
    assertThat(world.slot(SLOT).holder()).isEqualTo(B);
  }

  @Test
  void aReleaseThatEndsBetweenThePhasesTakesThemBackFirst() {
    World world = previewed();
    world.build(B, Samples.branch("other"));
    world.click(OWNER_ONE, B, "go-live/approve");
    assertThat(kinds(world.click(OWNER_ONE, A, "production-switch/reject")))
        .containsExactly(
            "GateEvent.VoteCast", "GateEvent.Rejected", "Finished", "DeploymentEvent.Aborted");
    assertThat(world.state(A)).isEqualTo("rejected by owner-one");
    assertThat(world.deployment(A, "production-preview")).isInstanceOf(Deployment.Pending.class);
    assertThat(world.slot(SLOT).holder()).isEqualTo(A);
    assertThat(kinds(world.succeed(A, SLOT))).containsExactly("DeploymentEvent.Requested");
    assertThat(world.slot(SLOT).holder()).isEqualTo(B);
    assertThat(world.slot(SLOT).live()).isEmpty();
  }

  @Test
  void whatReachesAPhaseIsRememberedUntilItIsTakenBack() {
    World world = canary();
    world.build(A);
    Traffic fifth = new Traffic(20, false);
    world.succeed(A, SLOT, fifth);
    assertThat(((Deployment.Succeeded) world.deployment(A, "production-10")).share())
        .isEqualTo(fifth);
    world.click(OWNER_ONE, A, "production-10-hold/reject");
    assertThat(world.deployment(A, "production-10")).isEqualTo(new Deployment.Pending());
  }

  @Test
  void aVersionThatWasAloneLeavesNothingWhereItIsTakenBack() {
    World world = canary();
    world.build(A);
    world.succeed(A, SLOT, new Traffic(100, true));
    world.click(OWNER_ONE, A, "production-10-hold/reject");
    assertThat(world.deployment(A, "production-10"))
        .isEqualTo(new Deployment.Pending(new Traffic(0, true)));
    assertThat(world.deployment(A, "production-50")).isEqualTo(new Deployment.Pending());
  }

  @Test
  void aNewerBuildEndsAReleaseBetweenThePhasesAndWaitsUntilTheyAreTakenBack() {
    World world = previewed();
    assertThat(kinds(world.build(B))).contains("Finished", "DeploymentEvent.Aborted");
    assertThat(kinds(world.click(OWNER_ONE, B, "go-live/approve")))
        .endsWith("DeploymentEvent.Waiting");
    assertThat(kinds(world.fail(A, SLOT)))
        .containsExactly("DeploymentEvent.NotAborted", "DeploymentEvent.Requested");
  }

  @Test
  void aNewerBuildWaitsForARunningPhaseAndThenTakesItBack() {
    World world = blueGreen();
    world.build(A);
    world.click(OWNER_ONE, A, "go-live/approve");
    world.build(B);
    assertThat(kinds(world.succeed(A, SLOT)))
        .containsExactly("DeploymentEvent.Succeeded", "Finished", "DeploymentEvent.Aborted");
  }

  @Test
  void aPhaseThatFailsIsTakenBackAndTheDeploymentBeginsAgain() {
    World world = previewed();
    world.click(OWNER_ONE, A, "production-switch/approve");
    assertThat(kinds(world.fail(A, SLOT)))
        .containsExactly("DeploymentEvent.Failed", "GateEvent.Opened", "DeploymentEvent.Aborted");
    assertThat(world.state(A)).isEqualTo("open at go-live");
    world.succeed(A, SLOT);
    assertThat(kinds(world.click(OWNER_ONE, A, "go-live/approve")))
        .endsWith("DeploymentEvent.Requested");
    assertThat(world.state(A)).isEqualTo("open at production-preview");
    world.succeed(A, SLOT);
    assertThat(world.state(A)).isEqualTo("open at production-switch");
  }

  @Test
  void aFailedPhaseWithoutAGateBeforeItsDeploymentEndsTheRelease() {
    World world = canary();
    world.build(A);
    assertThat(kinds(world.fail(A, SLOT)))
        .containsExactly("DeploymentEvent.Failed", "Finished", "DeploymentEvent.Aborted");
    assertThat(world.slot(SLOT).work()).isEqualTo(Slot.Work.ABORT);
  }

  @Test
  void aHoldGoesOnByItselfWhenItsTimeIsUp() {
    World world = canary();
    world.build(A);
    world.succeed(A, SLOT);
    assertThat(world.state(A)).isEqualTo("open at production-10-hold");
    assertThat(kinds(world.fire(About.EXPIRY)))
        .containsExactly("WaitEvent.Over", "DeploymentEvent.Requested");
    world.succeed(A, SLOT);
    assertThat(world.state(A)).isEqualTo("open at production-50-hold");
    world.click(OWNER_ONE, A, "production-50-hold/approve");
    world.succeed(A, SLOT);
    assertThat(world.state(A)).startsWith("completed");
  }

  @Test
  void aHoldCanBeLetGoEarly() {
    World world = canary();
    world.build(A);
    world.succeed(A, SLOT);
    assertThat(kinds(world.click(OWNER_ONE, A, "production-10-hold/approve")))
        .containsExactly("GateEvent.VoteCast", "WaitEvent.Over", "DeploymentEvent.Requested");
    assertThat(world.fire(About.EXPIRY)).isEmpty();
  }

  @Test
  void theAbortOfAReleaseIsAskedForAgainWhereNothingIsHeardOfIt() {
    World world = previewed();
    world.click(OWNER_ONE, A, "production-switch/reject");
    assertThat(kinds(world.late(A, SLOT))).containsExactly("DeploymentEvent.Aborted");
    world.succeed(A, SLOT);
    assertThat(world.late(A, SLOT)).isEmpty();
  }

  @Test
  void whatCannotBeTakenBackIsToldAndHoldsNobodyUp() {
    World world = previewed();
    world.build(B, Samples.branch("other"));
    world.click(OWNER_ONE, B, "go-live/approve");
    world.click(OWNER_ONE, A, "production-switch/reject");
    assertThat(kinds(world.fail(A, SLOT)))
        .containsExactly("DeploymentEvent.NotAborted", "DeploymentEvent.Requested");
    assertThat(world.deployment(A, "production")).isInstanceOf(Deployment.Failed.class);
    assertThat(world.slot(SLOT).holder()).isEqualTo(B);
  }

  @Test
  void aFailedPhaseIsNotRolledBackByItself() {
    World world =
        new World(
            Samples.rollingBack(
                Samples.project(
                    deploy("staging"),
                    phase(new Phase.Share(10)),
                    gate("production-10-hold").from("qa").veto().step(),
                    phase(new Phase.Whole())),
                "production",
                new RollbackRules(java.util.List.of(), true)));
    world.build(A);
    world.succeed(A, "staging");
    world.succeed(A, SLOT);
    world.click(QA_ONE, A, "production-10-hold/approve");
    world.succeed(A, SLOT);
    world.build(B, Samples.branch("other"));
    world.succeed(B, "staging");
    assertThat(kinds(world.fail(B, SLOT)))
        .doesNotContain("Opened")
        .endsWith("DeploymentEvent.Aborted");
  }
}
