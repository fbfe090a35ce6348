package dev.slipway.approval.core;

import static dev.slipway.approval.core.World.kinds;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.contract.approval.Refusal;
import org.junit.jupiter.api.Test;

/// The sample project from build to production.
class ClassicFlowTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final String QA = "qa/branch/main";
  private final World world = new World(Samples.classic());

  private void deployedToQa() {
    world.build(ID);
    world.succeed(ID, QA);
  }

  @Test
  void aBuildIsDeployedToQaAtOnce() {
    assertThat(kinds(world.build(ID))).containsExactly("Opened", "DeploymentEvent.Requested");
    assertThat(world.state(ID)).isEqualTo("open at qa");
    assertThat(world.slot(QA).holder()).isEqualTo(ID);
    assertThat(world.slot(QA).sequence()).isEqualTo(1);
  }

  @Test
  void qaAndOwnersAreAskedTogether() {
    world.build(ID);
    assertThat(kinds(world.succeed(ID, QA)))
        .containsExactly("DeploymentEvent.Succeeded", "GateEvent.Opened", "GateEvent.Opened");
    assertThat(world.state(ID)).isEqualTo("open at go-live");
    assertThat(world.slot(QA).holder()).isNull();
  }

  @Test
  void anOwnerDeploysWithoutQa() {
    deployedToQa();
    assertThat(kinds(world.click(Samples.OWNER_ONE, ID, "go-live/deploy")))
        .containsExactly(
            "GateEvent.VoteCast",
            "GateEvent.Closed",
            "GateEvent.Passed",
            "DeploymentEvent.Requested");
    assertThat(world.gate(ID, "qa-check")).isInstanceOf(Gate.Closed.class);
    assertThat(kinds(world.succeed(ID, "production")))
        .containsExactly("DeploymentEvent.Succeeded", "Finished");
    assertThat(world.state(ID)).isEqualTo("completed by owner-one");
  }

  @Test
  void bothOfQaVoteAndOwnersStillDecide() {
    deployedToQa();
    assertThat(kinds(world.click(Samples.QA_ONE, ID, "qa-check/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed");
    assertThat(kinds(world.click(Samples.QA_TWO, ID, "qa-check/approve")))
        .containsExactly("GateEvent.VoteCast");
    assertThat(world.gate(ID, "qa-check")).isEqualTo(new Gate.Open(null, true));
    assertThat(world.state(ID)).isEqualTo("open at go-live");
  }

  @Test
  void aRejectionByQaEndsTheRelease() {
    deployedToQa();
    assertThat(kinds(world.click(Samples.QA_TWO, ID, "qa-check/reject")))
        .containsExactly(
            "GateEvent.VoteCast", "GateEvent.Rejected", "GateEvent.Closed", "Finished");
    assertThat(world.state(ID)).isEqualTo("rejected by qa-two");
    assertThat(world.gate(ID, "go-live")).isInstanceOf(Gate.Closed.class);
  }

  @Test
  void closeEndsTheReleaseAndClosesEveryGate() {
    deployedToQa();
    world.click(Samples.OWNER_TWO, ID, "go-live/close");
    assertThat(world.state(ID)).isEqualTo("closed by owner-two");
    assertThat(world.gate(ID, "qa-check")).isInstanceOf(Gate.Closed.class);
    assertThat(world.gate(ID, "go-live")).isInstanceOf(Gate.Closed.class);
  }

  @Test
  void aFailedQaDeploymentEndsTheRelease() {
    world.build(ID);
    assertThat(kinds(world.fail(ID, QA))).containsExactly("DeploymentEvent.Failed", "Finished");
    assertThat(world.state(ID)).isEqualTo("failed");
    assertThat(world.gate(ID, "go-live")).isInstanceOf(Gate.Pending.class);
  }

  @Test
  void aFailedProductionDeploymentAsksTheOwnersAgain() {
    deployedToQa();
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy");
    assertThat(kinds(world.fail(ID, "production")))
        .containsExactly("DeploymentEvent.Failed", "GateEvent.Opened");
    assertThat(world.state(ID)).isEqualTo("open at go-live");
    assertThat(world.deployment(ID, "production")).isInstanceOf(Deployment.Failed.class);
    assertThat(world.gate(ID, "qa-check")).isInstanceOf(Gate.Closed.class);

    assertThat(refusal(world.click(Samples.OWNER_TWO, ID, "go-live/deploy/1")))
        .isEqualTo(Refusal.STALE);
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy/2");
    assertThat(world.slot("production").sequence()).isEqualTo(2);
    world.succeed(ID, "production");
    assertThat(world.state(ID)).isEqualTo("completed by owner-one");
  }

  @Test
  void afterAFailedDeploymentTheOwnersMayClose() {
    deployedToQa();
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy");
    world.fail(ID, "production");
    world.click(Samples.OWNER_TWO, ID, "go-live/close");
    assertThat(world.state(ID)).isEqualTo("closed by owner-two");
  }

  @Test
  void theSecondOfTwoOppositeClicksIsRefused() {
    deployedToQa();
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy");
    assertThat(refusal(world.click(Samples.OWNER_TWO, ID, "go-live/close")))
        .isEqualTo(Refusal.ALREADY_DECIDED);
    assertThat(world.state(ID)).isEqualTo("open at production");
  }
}
