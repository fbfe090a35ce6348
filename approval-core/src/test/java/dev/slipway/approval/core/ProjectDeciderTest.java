package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.kinds;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.SlotBuilder;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The decisions across the releases of one project.
class ProjectDeciderTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String C = "test-cccccccccc";

  private static Build tag(String name) {
    return Samples.build(TargetType.TAG, name, null);
  }

  @Test
  void theSameBuildTwiceIsOneRelease() {
    World world = new World(Samples.classic());
    world.build(A);
    assertThat(world.build(A)).isEmpty();
  }

  @Test
  void aNewerBuildOfTheBranchSupersedesAnOpenRelease() {
    World world = new World(gate("check").step(), deploy("staging"));
    world.build(A);
    assertThat(kinds(world.build(B)))
        .containsExactly("Opened", "GateEvent.Opened", "GateEvent.Closed", "Finished");
    assertThat(world.state(A)).isEqualTo("superseded by " + B);
    assertThat(refusal(world.click(QA_ONE, A, "check/approve"))).isEqualTo(Refusal.FINISHED);
    assertThat(world.state(B)).isEqualTo("open at check");
  }

  @Test
  void anOlderBuildThatComesAgainSupersedesNothing() {
    World world = new World(gate("check").step(), deploy("staging"));
    world.build(A);
    world.build(B);
    assertThat(world.build(A)).isEmpty();
    assertThat(world.state(B)).isEqualTo("open at check");
  }

  @Test
  void anotherBranchSupersedesNothing() {
    World world = new World(gate("check").step());
    world.build(A);
    world.build(B, Samples.branch("feature"));
    assertThat(world.state(A)).isEqualTo("open at check");
  }

  @Test
  void tagsSupersedeNothing() {
    World world = new World(gate("check").step());
    world.build(A, tag("v1"));
    world.build(B, tag("v1"));
    assertThat(world.state(A)).isEqualTo("open at check");
  }

  @Test
  void aRunningDeploymentEndsBeforeItsReleaseIsSuperseded() {
    World world = new World(Samples.classic());
    world.build(A);
    assertThat(kinds(world.build(B)))
        .containsExactly("Opened", "SupersessionPending", "DeploymentEvent.Waiting");
    assertThat(world.state(A)).isEqualTo("open at qa");
    assertThat(kinds(world.succeed(A, "qa/branch/main")))
        .containsExactly("DeploymentEvent.Succeeded", "Finished", "DeploymentEvent.Requested");
    assertThat(world.state(A)).isEqualTo("superseded by " + B);
    assertThat(world.slot("qa/branch/main").holder()).isEqualTo(B);
  }

  @Test
  void aLastDeploymentThatSucceedsCompletesItsReleaseAllTheSame() {
    World world = new World(deploy("staging"));
    world.build(A);
    world.build(B);
    world.succeed(A, "staging");
    assertThat(world.state(A)).isEqualTo("completed");
  }

  @Test
  void aLastDeploymentThatFailsDoesNotOpenItsGateAgainOnceSuperseded() {
    World world = new World(gate("check").step(), deploy("staging"));
    world.build(A);
    world.click(QA_ONE, A, "check/approve");
    world.build(B);
    assertThat(refusal(world.click(Samples.QA_TWO, A, "check/approve")))
        .isEqualTo(Refusal.FINISHED);
    world.fail(A, "staging");
    assertThat(world.state(A)).isEqualTo("superseded by " + B);
  }

  @Test
  void aThirdBuildSupersedesTheSecondAtOnceWhileTheFirstStillDeploys() {
    World world = new World(Samples.classic());
    world.build(A);
    world.build(B);
    world.build(C);
    assertThat(world.state(B)).isEqualTo("superseded by " + C);
    assertThat(world.deployment(B, "qa")).isInstanceOf(Deployment.Pending.class);
    assertThat(world.slot("qa/branch/main").waiting()).containsExactly(C);
    world.succeed(A, "qa/branch/main");
    assertThat(world.slot("qa/branch/main").holder()).isEqualTo(C);
  }

  @Test
  void eachBranchHasItsOwnInstanceWhereTheUrlSaysSo() {
    World world = new World(Samples.classic());
    world.build(A, Samples.branch("main"));
    world.build(B, Samples.branch("feature/ABC_1"));
    world.build(C, tag("main"));
    assertThat(world.slots.keySet())
        .containsExactly("qa/branch/main", "qa/branch/feature/ABC_1", "qa/tag/main");
    assertThat(world.slots.values()).allMatch(slot -> slot.sequence() == 1);
  }

  @Test
  void deploymentsToOneEnvironmentTakeTurnsInOrder() {
    World world = new World(deploy("staging"));
    world.build(A, tag("v1"));
    world.build(B, tag("v2"));
    world.build(C, tag("v3"));
    assertThat(world.deployment(C, "staging")).isEqualTo(new Deployment.Waiting(A, null));

    assertThat(kinds(world.succeed(A, "staging")))
        .containsExactly(
            "DeploymentEvent.Succeeded",
            "Finished",
            "DeploymentEvent.Requested",
            "DeploymentEvent.Waiting");
    assertThat(world.deployment(C, "staging")).isEqualTo(new Deployment.Waiting(B, null));
    assertThat(who(world.slot("staging")))
        .isEqualTo(
            SlotBuilder.builder().key("staging").sequence(2).holder(B).waiting(List.of(C)).build());
    world.fail(B, "staging");
    world.succeed(C, "staging");
    assertThat(who(world.slot("staging")))
        .isEqualTo(SlotBuilder.builder().key("staging").sequence(3).build());
    assertThat(world.state(C)).isEqualTo("completed");
  }

  @Test
  void whoeverDecidedIsRememberedOverTheWait() {
    World world = new World(gate("check").step(), deploy("staging"));
    world.build(A, tag("v1"));
    world.build(B, tag("v2"));
    world.click(QA_ONE, A, "check/approve");
    world.click(Samples.QA_TWO, B, "check/approve");
    world.succeed(A, "staging");
    world.succeed(B, "staging");
    assertThat(world.state(B)).isEqualTo("completed by qa-two");
  }

  @Test
  void aReleaseThatEndsWhileItWaitsLeavesTheQueue() {
    World world = new World(gate("advice").advisory().veto().step(), deploy("staging"));
    world.build(A, tag("v1"));
    world.build(B, tag("v2"));
    world.build(C, tag("v3"));
    world.click(QA_ONE, B, "advice/reject");
    assertThat(world.slot("staging").waiting()).containsExactly(C);
    world.succeed(A, "staging");
    assertThat(world.slot("staging").holder()).isEqualTo(C);
  }

  @Test
  void aVetoDuringADeploymentKeepsTheSlotUntilTheClusterIsAtRest() {
    World world = new World(gate("advice").advisory().veto().step(), deploy("staging"));
    world.build(A, tag("v1"));
    world.build(B, tag("v2"));
    world.click(QA_ONE, A, "advice/reject");
    assertThat(world.state(A)).isEqualTo("rejected by qa-one");
    assertThat(world.slot("staging").holder()).isEqualTo(A);
    assertThat(kinds(world.succeed(A, "staging")))
        .containsExactly("DeploymentEvent.Succeeded", "DeploymentEvent.Requested");
    assertThat(world.slot("staging").holder()).isEqualTo(B);
  }

  @Test
  void aResultThatComesAgainChangesNothing() {
    World world = new World(deploy("staging"), gate("check").step());
    world.build(A);
    Input result = new Input.Succeeded(A, "staging", 1, null, null, world.tick());
    world.on(result);
    assertThat(world.on(result)).isEmpty();
    assertThat(
            world.on(new Input.Failed(A, "staging", 1, Diagnosis.of("Bad", "bad"), world.tick())))
        .isEmpty();
    assertThat(world.state(A)).isEqualTo("open at check");
  }

  @Test
  void aLateResultOfAnEarlierDeploymentDoesNotEndTheNext() {
    World world = new World(gate("check").step(), deploy("staging"));
    world.build(A);
    world.click(QA_ONE, A, "check/approve");
    Input first = new Input.Failed(A, "staging", 1, Diagnosis.of("Bad", "bad"), world.tick());
    world.on(first);
    world.click(QA_ONE, A, "check/approve");
    assertThat(world.on(first)).isEmpty();
    assertThat(world.state(A)).isEqualTo("open at staging");
    assertThat(world.slot("staging").holder()).isEqualTo(A);
  }

  @Test
  void aResultOfAnotherSlotUnderTheSameSequenceChangesNothing() {
    World world = new World(deploy("staging"), deploy("canary"));
    world.build(A);
    assertThat(world.on(new Input.Succeeded(A, "canary", 1, null, null, world.tick()))).isEmpty();
    assertThat(world.state(A)).isEqualTo("open at staging");
  }

  @Test
  void aResultForAReleaseThatNobodyKnowsChangesNothing() {
    World world = new World(deploy("staging"));
    assertThat(world.succeed(A, "staging")).isEmpty();
  }

  @Test
  void aRetryQueuesBehindWhoeverTookTheSlotMeanwhile() {
    World world = new World(gate("check").from("owners").step(), deploy("staging"));
    world.build(A, tag("v1"));
    world.build(B, tag("v2"));
    world.click(OWNER_ONE, A, "check/approve");
    world.click(OWNER_ONE, B, "check/approve");
    world.fail(A, "staging");
    assertThat(kinds(world.click(OWNER_ONE, A, "check/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "DeploymentEvent.Waiting");
    world.succeed(B, "staging");
    assertThat(who(world.slot("staging")))
        .isEqualTo(SlotBuilder.builder().key("staging").sequence(3).holder(A).build());
  }

  @Test
  void theHistoryFoldsToWhatIsStored() {
    World world = new World(Samples.classic());
    world.build(A);
    world.build(B);
    world.succeed(A, "qa/branch/main");
    world.succeed(B, "qa/branch/main");
    world.click(OWNER_ONE, B, "go-live/deploy");
    world.fail(B, "production");
    Release folded = new Release.Absent();
    for (Decision.Recorded recorded : world.history) {
      folded = recorded.release().equals(B) ? Evolution.evolve(folded, recorded.event()) : folded;
    }
    assertThat(folded).isEqualTo(world.release(B));
  }

  /// A slot without what was live in it.
  private static Slot who(Slot slot) {
    return SlotBuilder.builder()
        .key(slot.key())
        .sequence(slot.sequence())
        .holder(slot.holder())
        .waiting(slot.waiting())
        .build();
  }
}
