package dev.slipway.approval.core.rollback;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.RollbackRules;
import dev.slipway.contract.project.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A rollout that people stop ends at once: by a rollback, or by aborting it between or within its phases.
class StoppingRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String BACK = "test-rollback1";

  @Test
  void aRollbackStopsARolloutAndGoesToWhatServed() {
    World world = rollingOut(new World(gate("go-live").step(), deploy("staging")));
    List<RecordedEvent> events = world.rollBack(BACK, "staging", null, "U0OWNER1");
    assertThat(World.kinds(events))
        .containsExactly(
            "Opened", "DeploymentEvent.Failed", "Finished", "DeploymentEvent.Requested");
    assertThat(world.state(B)).isEqualTo("failed by owner-one");
    assertThat(world.deployment(B, "staging"))
        .isInstanceOfSatisfying(
            Deployment.Failed.class,
            failed ->
                assertThat(failed.diagnosis().message())
                    .isEqualTo("stopped by owner-one's rollback"));
    assertThat(world.facts(BACK).origin()).isEqualTo(A);
    assertThat(world.slot("staging").runs(BACK, 3)).isTrue();
  }

  @Test
  void whatTheStoppedRolloutSaysAfterwardsChangesNothing() {
    World world = rollingOut(new World(deploy("staging")));
    world.rollBack(BACK, "staging", null, "U0OWNER1");
    Input late =
        new Input.Failed(
            B,
            "staging",
            2,
            dev.slipway.contract.deployment.Diagnosis.of("Overtaken", "x"),
            world.tick());
    assertThat(world.on(late)).isEmpty();
    assertThat(world.on(new Input.Succeeded(B, "staging", 2, null, null, world.tick()))).isEmpty();
    world.succeed(BACK, "staging");
    assertThat(world.state(BACK)).startsWith("completed");
    assertThat(Objects.requireNonNull(world.slot("staging").current()).release()).isEqualTo(A);
  }

  @Test
  void aRollbackEndsADeploymentWhoseReleaseHasEnded() {
    World world = closedWhileDeploying();
    List<RecordedEvent> events = world.rollBack(BACK, "staging", null, "U0OWNER1");
    assertThat(World.kinds(events))
        .containsExactly("Opened", "DeploymentEvent.Failed", "DeploymentEvent.Requested");
    assertThat(world.state(B)).isEqualTo("closed by qa-one");
    assertThat(world.deployment(B, "staging"))
        .isInstanceOfSatisfying(
            Deployment.Failed.class,
            failed ->
                assertThat(failed.diagnosis().message())
                    .isEqualTo("stopped by owner-one's rollback"));
    world.succeed(BACK, "staging");
    assertThat(world.slot("staging").isIdle()).isTrue();
  }

  @Test
  void aDeploymentThatEndsAfterItsReleaseIsRecordedAsEnded() {
    World served = closedWhileDeploying();
    assertThat(World.kinds(served.succeed(B, "staging")))
        .containsExactly("DeploymentEvent.Succeeded");
    assertThat(served.deployment(B, "staging")).isInstanceOf(Deployment.Succeeded.class);
    assertThat(served.state(B)).isEqualTo("closed by qa-one");

    World failed = closedWhileDeploying();
    assertThat(World.kinds(failed.fail(B, "staging"))).containsExactly("DeploymentEvent.Failed");
    assertThat(failed.deployment(B, "staging")).isInstanceOf(Deployment.Failed.class);
    assertThat(failed.state(B)).isEqualTo("closed by qa-one");
  }

  /// A serves; B was closed at its advisory gate while it was being deployed.
  private static World closedWhileDeploying() {
    World world =
        rollingOut(
            new World(
                gate("look")
                    .advisory()
                    .choices(
                        new Step.Choice("fine", "Fine", Step.Effect.PASS),
                        new Step.Choice("close", "Close", Step.Effect.CLOSE))
                    .step(),
                deploy("staging")));
    world.click(Samples.QA_ONE, B, "look/close");
    return world;
  }

  @Test
  void aRollbackThatNeedsAnApprovalStopsTheRolloutOnceItIsApproved() {
    World world =
        rollingOut(
            new World(
                Samples.rollingBack(
                    Samples.project(deploy("staging")),
                    "staging",
                    new RollbackRules(List.of("owners"), false))));
    world.rollBack(BACK, "staging", null, "U0QA1");
    assertThat(world.state(B)).isEqualTo("open at staging");
    world.click(OWNER_ONE, BACK, "rollback/approve");
    assertThat(world.state(B)).isEqualTo("failed by qa-one");
    assertThat(world.slot("staging").holder()).isEqualTo(BACK);
  }

  @Test
  void aSecondRollbackToTheSameWaitsForTheFirst() {
    World world = rollingOut(new World(deploy("staging")));
    world.rollBack(BACK, "staging", null, "U0OWNER1");
    world.rollBack("test-rollback2", "staging", A, "U0QA1");
    assertThat(world.slot("staging").holder()).isEqualTo(BACK);
    assertThat(world.slot("staging").waiting()).containsExactly("test-rollback2");
  }

  @Test
  void twoWhoAskAtOnceGoBackOneStep() {
    World world = new World(deploy("staging"));
    world.build("test-0000000000");
    world.succeed("test-0000000000", "staging");
    rollingOut(world);
    world.rollBack(BACK, "staging", null, "U0OWNER1");
    world.rollBack("test-rollback2", "staging", null, "U0QA1");
    assertThat(world.facts("test-rollback2").origin()).isEqualTo(A);
    assertThat(world.slot("staging").holder()).isEqualTo(BACK);
    assertThat(world.slot("staging").waiting()).containsExactly("test-rollback2");
  }

  @Test
  void whoeverWaitedStillWaitsBehindTheRollback() {
    World world = rollingOut(new World(deploy("staging")));
    String waiting = "test-cccccccccc";
    world.build(waiting, Samples.branch("other"));
    world.rollBack(BACK, "staging", null, "U0OWNER1");
    assertThat(world.deployment(waiting, "staging"))
        .isInstanceOfSatisfying(
            Deployment.Waiting.class, it -> assertThat(it.behind()).isEqualTo(BACK));
    world.succeed(BACK, "staging");
    assertThat(world.slot("staging").holder()).isEqualTo(waiting);
  }

  @Test
  void aRollbackStopsADeploymentBetweenItsPhases() {
    World world = canary();
    world.succeed(B, "staging", new Traffic(10, false));
    assertThat(world.state(B)).isEqualTo("open at staging-10-hold");
    world.rollBack(BACK, "staging", null, "U0OWNER1");
    assertThat(world.state(B)).isEqualTo("failed by owner-one");
    assertThat(world.slot("staging").holder()).isEqualTo(BACK);
  }

  @Test
  void aCanaryIsAbortedWhileItsFirstShareIsDeployed() {
    World world = canary();
    List<RecordedEvent> events = world.type("U0OWNER1", "abort", B);
    assertThat(World.kinds(events))
        .containsExactly(
            "GateEvent.VoteCast", "DeploymentEvent.Failed", "Finished", "DeploymentEvent.Aborted");
    assertThat(world.state(B)).isEqualTo("rejected by owner-one");
    assertThat(world.slot("staging").work()).isEqualTo(Slot.Work.ABORT);
    world.succeed(B, "staging");
    assertThat(world.slot("staging").holder()).isNull();
    assertThat(Objects.requireNonNull(world.slot("staging").current()).release()).isEqualTo(A);
  }

  @Test
  void aCanaryIsAbortedAtItsGateAndWhileAllOfItIsDeployed() {
    World held = canary();
    held.succeed(B, "staging", new Traffic(10, false));
    held.type("U0OWNER1", "abort", B);
    assertThat(held.state(B)).isEqualTo("rejected by owner-one");

    World whole = canary();
    whole.succeed(B, "staging", new Traffic(10, false));
    whole.click(OWNER_ONE, B, "staging-10-hold/go-on");
    assertThat(whole.state(B)).isEqualTo("open at staging");
    whole.click(OWNER_ONE, B, "staging-10-hold/abort");
    assertThat(whole.state(B)).isEqualTo("rejected by owner-one");
    assertThat(whole.slot("staging").work()).isEqualTo(Slot.Work.ABORT);
  }

  @Test
  void nobodyElseAbortsACanary() {
    World world = canary();
    List<RecordedEvent> events = world.type("U0QA1", "abort", B);
    assertThat(((RecordedEvent.CommandRefused) events.getLast()).reason())
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(world.state(B)).isEqualTo("open at staging-10");
  }

  private static World canary() {
    Step hold =
        gate("staging-10-hold")
            .from("owners")
            .veto()
            .choices(
                new Step.Choice("go-on", "Go on", Step.Effect.PASS),
                new Step.Choice("abort", "Abort", Step.Effect.REJECT))
            .step();
    World world =
        new World(
            new Step.Deploy("staging", new Phase.Share(10)),
            hold,
            new Step.Deploy("staging", new Phase.Whole()));
    world.build(A);
    world.succeed(A, "staging", new Traffic(10, false));
    world.click(OWNER_ONE, A, "staging-10-hold/go-on");
    world.succeed(A, "staging");
    world.build(B);
    return world;
  }

  /// A serves, and B is on its way.
  private static World rollingOut(World world) {
    for (String id : List.of(A, B)) {
      world.build(id);
      if (world.state(id).contains("go-live")) {
        world.click(Samples.QA_ONE, id, "go-live/approve");
      }
      if (id.equals(A)) {
        world.succeed(A, "staging");
      }
    }
    return world;
  }
}
