package dev.slipway.approval.core.release;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.QA_TWO;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.kinds;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.project.Step;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Pipelines other than the classic one.
class PipelineShapesTest {

  private static final String ID = "test-aaaaaaaaaa";
  private static final String NEWER = "test-bbbbbbbbbb";

  @Test
  void deploymentsFollowEachOther() {
    World world = new World(deploy("staging"), deploy("canary"), deploy("production"));
    world.build(ID);
    assertThat(kinds(world.succeed(ID, "staging")))
        .containsExactly("DeploymentEvent.Succeeded", "DeploymentEvent.Requested");
    world.succeed(ID, "canary");
    world.succeed(ID, "production");
    assertThat(world.state(ID)).isEqualTo("completed");
  }

  @Test
  void gatesFollowEachOther() {
    World world =
        new World(gate("first").step(), gate("second").from("owners").step(), deploy("production"));
    world.build(ID);
    assertThat(refusal(world.click(OWNER_ONE, ID, "second/approve/1"))).isEqualTo(Refusal.NOT_OPEN);
    world.click(QA_ONE, ID, "first/approve");
    assertThat(world.state(ID)).isEqualTo("open at second");
    world.click(OWNER_ONE, ID, "second/approve");
    world.succeed(ID, "production");
    assertThat(world.state(ID)).isEqualTo("completed by owner-one");
  }

  @Test
  void aPipelineMayEndWithAGate() {
    World world = new World(deploy("staging"), gate("check").step());
    world.build(ID);
    world.succeed(ID, "staging");
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("completed by qa-one");
  }

  @Test
  void anAdvisoryGateAtTheEndHoldsNothing() {
    World world = new World(deploy("staging"), gate("advice").advisory().step());
    world.build(ID);
    assertThat(kinds(world.succeed(ID, "staging")))
        .containsExactly(
            "DeploymentEvent.Succeeded", "GateEvent.Opened", "GateEvent.Closed", "Finished");
  }

  @Test
  void aStepOfAKindThatIsNotKnownOpensNothing() {
    World world = new World(deploy("staging"), new Step.Unknown("tango", "dance", Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.build(ID))
        .withMessageContaining("a step 'tango' of the kind 'dance'");
  }

  @Test
  void aNewerBuildTakesOverWhereAStepIsLeftAndNotBehindTheLast() {
    World left = new World(deploy("staging"), gate("advice").advisory().step());
    left.build(ID);
    left.build(NEWER);
    left.succeed(ID, "staging");
    assertThat(left.state(ID)).startsWith("superseded");
    World last = new World(gate("advice").advisory().step(), deploy("staging"));
    last.build(ID);
    last.build(NEWER);
    last.succeed(ID, "staging");
    assertThat(last.state(ID)).isEqualTo("completed");
  }

  @Test
  void severalAdvisoryGatesStayOpenUntilALaterGatePasses() {
    World world =
        new World(
            gate("one").advisory().step(),
            gate("two").advisory().from("owners").step(),
            deploy("staging"),
            gate("check").step());
    world.build(ID);
    world.click(OWNER_ONE, ID, "two/approve");
    assertThat(world.gate(ID, "one")).isInstanceOf(Gate.Open.class);
    world.succeed(ID, "staging");
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.gate(ID, "one")).isInstanceOf(Gate.Closed.class);
    assertThat(world.gate(ID, "two")).isInstanceOf(Gate.Closed.class);
    assertThat(world.state(ID)).isEqualTo("completed by qa-one");
  }

  @Test
  void aFailureReopensOnlyTheLastGateBeforeTheDeployment() {
    World world = new World(gate("first").step(), gate("second").step(), deploy("production"));
    world.build(ID);
    world.click(QA_ONE, ID, "first/approve");
    world.click(QA_TWO, ID, "second/approve");
    world.fail(ID, "production");
    assertThat(world.state(ID)).isEqualTo("open at second");
    assertThat(world.gate(ID, "first")).isInstanceOf(Gate.Passed.class);
  }

  @Test
  void anAdvisoryGateInBetweenDoesNotKeepAFailureFromBeingTriedAgain() {
    World world =
        new World(
            gate("check").step(),
            gate("advice").advisory().from("owners").step(),
            deploy("production"));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    world.fail(ID, "production");
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.click(QA_TWO, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
    world.succeed(ID, "production");
    assertThat(world.state(ID)).isEqualTo("completed by qa-two");
  }

  @Test
  void aFailureAfterAnotherDeploymentEndsTheRelease() {
    World world = new World(gate("check").step(), deploy("canary"), deploy("production"));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    world.succeed(ID, "canary");
    world.fail(ID, "production");
    assertThat(world.state(ID)).isEqualTo("failed");
  }

  @Test
  void everyoneMayVoteAgainWhenAGateIsOpenedOnceMore() {
    World world = new World(gate("check").step(), deploy("production"));
    world.build(ID);
    world.click(QA_ONE, ID, "check/approve");
    world.fail(ID, "production");
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.state(ID)).isEqualTo("open at production");
    assertThat(world.steps(ID).getLast())
        .extracting(step -> ((DeployStep) step).attempt())
        .isEqualTo(2);
  }

  @Test
  void aDeploymentRemembersWhoseVoteLetItGo() {
    World world = new World(deploy("staging"), gate("check").step(), deploy("production"));
    world.build(ID);
    assertThat(((Deployment.Running) world.deployment(ID, "staging")).by()).isNull();
    world.succeed(ID, "staging");
    world.click(QA_TWO, ID, "check/approve");
    assertThat(((Deployment.Running) world.deployment(ID, "production")).by())
        .isEqualTo(Samples.acting(QA_TWO));
  }
}
