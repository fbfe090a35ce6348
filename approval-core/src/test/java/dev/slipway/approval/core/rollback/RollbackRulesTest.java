package dev.slipway.approval.core.rollback;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.RollbackRules;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Going back, rule by rule.
class RollbackRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String C = "test-cccccccccc";
  private static final String BACK = "test-backbackba";
  private static final String AGAIN = "test-againagain";

  /// Of which each was live in staging.
  private static World live(RollbackRules rules, String... releases) {
    World world =
        new World(Samples.rollingBack(Samples.project(deploy("staging")), "staging", rules));
    for (String release : releases) {
      world.build(release, Samples.branch("branch-of-" + release));
      world.succeed(release, "staging");
    }
    return world;
  }

  private static Refusal refused(List<RecordedEvent> events) {
    return ((RecordedEvent.CommandRefused) events.getLast()).reason();
  }

  @Test
  void whatWasLiveBeforeIsDeployedOnceMoreUnderTheNextSequence() {
    World world = live(RollbackRules.NONE, A, B);
    List<RecordedEvent> events = world.rollBack(BACK, "staging", null, "U0QA1");
    assertThat(World.kinds(events)).containsExactly("Opened", "DeploymentEvent.Requested");
    assertThat(world.facts(BACK).build()).isEqualTo(world.facts(A).build());
    assertThat(world.facts(BACK).rollback())
        .extracting("to", "from", "environment")
        .containsExactly(A, B, "staging");
    assertThat(world.slot("staging").sequence()).isEqualTo(3);
    world.succeed(BACK, "staging");
    assertThat(world.state(BACK)).isEqualTo("completed");
    assertThat(world.slot("staging").live()).extracting("release").containsExactly(A, B, A);
    assertThat(world.slot("staging").live()).extracting("by").containsExactly(BACK, B, A);
  }

  @Test
  void afterADeploymentThatFailedGoingBackMeansWhatIsLive() {
    World world = live(RollbackRules.NONE, A, B);
    world.build(C, Samples.branch("other"));
    world.fail(C, "staging");
    world.rollBack(BACK, "staging", null, "U0QA1");
    assertThat(world.facts(BACK).rollback()).extracting("to", "from").containsExactly(B, B);
    world.succeed(BACK, "staging");
    world.rollBack(AGAIN, "staging", null, "U0QA1");
    assertThat(world.facts(AGAIN).rollback()).extracting("to", "from").containsExactly(A, B);
  }

  @Test
  void anyReleaseThatWasLiveCanBeGoneBackTo() {
    World world = live(RollbackRules.NONE, A, B, C);
    world.rollBack(BACK, "staging", A, "U0QA1");
    assertThat(world.facts(BACK).rollback()).extracting("to").isEqualTo(A);
  }

  @Test
  void aRollbackToARollbackGoesBackToWhatThatDeployed() {
    World world = live(RollbackRules.NONE, A, B);
    world.rollBack(BACK, "staging", null, "U0QA1");
    world.succeed(BACK, "staging");
    world.build(C, Samples.branch("later"));
    world.succeed(C, "staging");
    world.rollBack(AGAIN, "staging", BACK, "U0QA1");
    assertThat(world.facts(AGAIN).rollback()).extracting("to", "from").containsExactly(A, C);
  }

  @Test
  void whatWasNeverLiveCannotBeGoneBackTo() {
    World world = live(RollbackRules.NONE, A);
    assertThat(refused(world.rollBack(BACK, "staging", null, "U0QA1")))
        .isEqualTo(Refusal.NEVER_LIVE);
    assertThat(refused(world.rollBack(BACK, "staging", B, "U0QA1"))).isEqualTo(Refusal.NEVER_LIVE);
    assertThat(refused(world.rollBack(BACK, "moon", A, "U0QA1"))).isEqualTo(Refusal.NEVER_LIVE);
    assertThat(world.release(BACK)).isInstanceOf(Release.Absent.class);
  }

  @Test
  void whoeverIsInNoGroupRollsNothingBack() {
    World world = live(RollbackRules.NONE, A, B);
    assertThat(refused(world.rollBack(BACK, "staging", null, Samples.GUEST)))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void aRollbackThatNeedsAnApprovalAsksForIt() {
    World world = live(new RollbackRules(List.of("owners"), false), A, B);
    assertThat(World.kinds(world.rollBack(BACK, "staging", null, "U0QA1")))
        .containsExactly("Opened", "GateEvent.Opened");
    assertThat(World.refusal(world.click(QA_ONE, BACK, "rollback/approve")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(World.kinds(world.click(OWNER_ONE, BACK, "rollback/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "DeploymentEvent.Requested");
  }

  @Test
  void whoeverMayApproveHasApprovedByAsking() {
    World world = live(new RollbackRules(List.of("owners"), false), A, B);
    assertThat(World.kinds(world.rollBack(BACK, "staging", null, "U0OWNER1")))
        .containsExactly(
            "Opened",
            "GateEvent.Opened",
            "GateEvent.VoteCast",
            "GateEvent.Passed",
            "DeploymentEvent.Requested");
  }

  @Test
  void theSameRequestTwiceIsOneRollback() {
    World world = live(RollbackRules.NONE, A, B);
    world.rollBack(BACK, "staging", null, "U0QA1");
    assertThat(world.rollBack(BACK, "staging", null, "U0QA1")).isEmpty();
  }

  @Test
  void aNewerBuildOfTheBranchDoesNotSupersedeARollback() {
    World world = live(new RollbackRules(List.of("owners"), false), A, B);
    world.rollBack(BACK, "staging", null, "U0QA1");
    world.build(C, Samples.branch("branch-of-" + A));
    assertThat(world.state(BACK)).isEqualTo("open at rollback");
  }

  @Test
  void aFailedDeploymentIsRolledBackByItselfWhereTheProjectSaysSo() {
    World world = live(new RollbackRules(List.of("owners"), true), A);
    world.build(B, Samples.branch("other"));
    List<RecordedEvent> events = world.fail(B, "staging");
    assertThat(World.kinds(events))
        .containsExactly(
            "Opened",
            "DeploymentEvent.Waiting",
            "DeploymentEvent.Failed",
            "Finished",
            "DeploymentEvent.Requested");
    String back = Objects.requireNonNull(world.slot("staging").holder());
    assertThat(world.facts(back).rollback()).extracting("to", "by").containsExactly(A, null);
    world.fail(back, "staging");
    assertThat(world.slot("staging").holder()).isNull();
  }

  @Test
  void aResultThatCannotBeReadRollsNothingBack() {
    World world = live(new RollbackRules(List.of("owners"), true), A);
    world.build(B, Samples.branch("other"));
    world.on(
        new Input.Failed(
            B,
            "staging",
            world.slot("staging").sequence(),
            Diagnosis.of(Diagnosis.RESULT_UNREADABLE, "it may serve; look"),
            world.tick()));
    assertThat(world.state(B)).isEqualTo("failed");
    assertThat(world.slot("staging").holder()).isNull();
  }

  @Test
  void aFirstDeploymentThatFailsHasNothingToGoBackTo() {
    World world = live(new RollbackRules(List.of(), true));
    world.build(A);
    assertThat(World.kinds(world.fail(A, "staging"))).doesNotContain("Opened");
  }

  @Test
  void nothingIsRolledBackByItselfUnlessTheProjectSaysSo() {
    World world = live(RollbackRules.NONE, A);
    world.build(B, Samples.branch("other"));
    assertThat(World.kinds(world.fail(B, "staging"))).doesNotContain("Opened");
  }

  @Test
  void whereAnotherDeploymentWaitsThatOneIsNext() {
    World world = live(new RollbackRules(List.of(), true), A);
    world.build(B, Samples.branch("other"));
    world.build(C, Samples.branch("third"));
    world.fail(B, "staging");
    assertThat(world.slot("staging").holder()).isEqualTo(C);
  }
}
