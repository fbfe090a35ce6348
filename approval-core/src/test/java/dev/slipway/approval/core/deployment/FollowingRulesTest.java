package dev.slipway.approval.core.deployment;

import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.release.StepSnapshot.Pods;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reports of a running deployment, and their absence.
class FollowingRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final Instant AT = Instant.parse("2026-03-01T13:00:00Z");

  private static final Drift DRIFT =
      new Drift(
          "deployment shop", false, List.of(new Drift.Change(".spec.replicas", "kubectl")), false);

  private final World world = new World(deploy("staging"));

  @Test
  void aDeployerThatTakesTheDeploymentIsRememberedOnce() {
    world.build(A);
    assertThat(kinds(world.on(started(A, 1)))).containsExactly("DeploymentEvent.Started");
    assertThat(world.on(started(A, 1))).isEmpty();
    assertThat(running(A).startedAt()).isEqualTo(AT);
  }

  @Test
  void progressIsKeptWhereItChanges() {
    world.build(A);
    assertThat(kinds(world.on(progressed(A, 1, 1)))).containsExactly("DeploymentEvent.Progressed");
    assertThat(world.on(progressed(A, 1, 1))).isEmpty();
    assertThat(running(A).pods()).isEqualTo(new Pods(1, 3));
    world.on(progressed(A, 1, 2));
    assertThat(running(A).pods()).isEqualTo(new Pods(2, 3));
  }

  @Test
  void ofADeploymentThatHasEndedNothingMoreIsHeard() {
    world.build(A);
    world.succeed(A, "staging");
    assertThat(world.on(progressed(A, 1, 1))).isEmpty();
    assertThat(world.on(started(A, 1))).isEmpty();
    assertThat(world.on(late(A, 1, About.ANSWER))).isEmpty();
    assertThat(world.on(late(A, 1, About.OUTCOME))).isEmpty();
  }

  @Test
  void anotherSequenceIsNotMeant() {
    world.build(A);
    assertThat(world.on(progressed(A, 7, 1))).isEmpty();
    assertThat(world.on(late(A, 7, About.OUTCOME))).isEmpty();
  }

  @Test
  void aDeploymentThatNobodyTakesNamesTheClusterUntilSomebodyDoes() {
    world.build(A);
    assertThat(kinds(world.on(late(A, 1, About.ANSWER))))
        .containsExactly("DeploymentEvent.Unanswered");
    assertThat(world.on(late(A, 1, About.ANSWER))).isEmpty();
    assertThat(running(A).unanswered()).isEqualTo("default");
    assertThat(world.on(started(A, 1)).getFirst())
        .isEqualTo(new DeploymentEvent.Started("staging", 1, true, AT));
    assertThat(running(A).unanswered()).isNull();
    assertThat(world.state(A)).isEqualTo("open at staging");
  }

  @Test
  void aDeploymentThatWasTakenIsNotUnanswered() {
    world.build(A);
    world.on(started(A, 1));
    assertThat(world.on(late(A, 1, About.ANSWER))).isEmpty();
  }

  @Test
  void aDeploymentWithoutAnEndIsRequestedAgainUnderTheSameSequence() {
    world.build(A);
    assertThat(world.on(late(A, 1, About.OUTCOME)).getFirst())
        .isEqualTo(new DeploymentEvent.AskedAgain("staging", "staging", 1, null, AT));
    assertThat(world.slot("staging").sequence()).isEqualTo(1);
    world.succeed(A, "staging");
    assertThat(world.state(A)).isEqualTo("completed");
  }

  @Test
  void aSlotThatAnEndedReleaseHoldsIsAskedForAsWell() {
    World closing =
        new World(
            gate("check").advisory().choices(Samples.APPROVE, Samples.CLOSE).step(),
            deploy("staging"));
    closing.build(A);
    closing.click(QA_ONE, A, "check/close");
    assertThat(closing.state(A)).isEqualTo("closed by qa-one");
    assertThat(closing.slot("staging").holder()).isEqualTo(A);
    assertThat(kinds(closing.on(late(A, 1, About.OUTCOME))))
        .containsExactly("DeploymentEvent.AskedAgain");
    closing.build(B);
    closing.on(new Input.Succeeded(A, "staging", 1, null, null, AT));
    assertThat(closing.slot("staging").holder()).isEqualTo(B);
  }

  @Test
  void whatHasDriftedIsToldOnceAndUntilItIsRightAgainAlsoOfAnEndedRelease() {
    world.build(A);
    world.succeed(A, "staging");
    assertThat(world.state(A)).isEqualTo("completed");
    assertThat(kinds(world.on(drifted(1, DRIFT))))
        .containsExactly("EnvironmentEvent.DriftDetected");
    assertThat(world.on(drifted(1, DRIFT))).isEmpty();
    assertThat(((Deployment.Succeeded) world.deployment(A, "staging")).drift()).isEqualTo(DRIFT);
    assertThat(kinds(world.on(drifted(1, null)))).containsExactly("EnvironmentEvent.DriftEnded");
    assertThat(world.on(drifted(1, null))).isEmpty();
    assertThat(world.state(A)).isEqualTo("completed");
  }

  @Test
  void whatWasDeployedOverHasNotDrifted() {
    world.build(A);
    world.succeed(A, "staging");
    assertThat(world.on(drifted(2, DRIFT))).isEmpty();
  }

  private static Input drifted(long sequence, @Nullable Drift drift) {
    return new Input.Reported(A, new EnvironmentCommand.Drifted("staging", sequence, drift, AT));
  }

  private Deployment.Running running(String release) {
    return (Deployment.Running) world.deployment(release, "staging");
  }

  private static Input started(String release, long sequence) {
    return new Input.Reported(release, new DeploymentCommand.Start("staging", sequence, AT));
  }

  @Test
  void whatADeploymentWaitsForIsKeptUntilItGoesOn() {
    world.build(A);
    assertThat(kinds(world.on(delayed(A, 1, "a webhook is down"))))
        .containsExactly("DeploymentEvent.Progressed");
    assertThat(world.on(delayed(A, 1, "a webhook is down"))).isEmpty();
    world.on(progressed(A, 1, 1));
    assertThat(running(A).pods()).isEqualTo(new Pods(1, 3, "a webhook is down"));
    assertThat(running(A).startedAt()).isNotNull();
    assertThat(world.on(late(A, 1, About.ANSWER))).isEmpty();
    world.on(delayed(A, 1, null));
    assertThat(running(A).pods()).isEqualTo(new Pods(1, 3));
  }

  private static Input delayed(String release, long sequence, @Nullable String trouble) {
    return new Input.Reported(
        release, new DeploymentCommand.Delay("staging", sequence, trouble, AT));
  }

  private static Input progressed(String release, long sequence, int ready) {
    return new Input.Reported(
        release, new DeploymentCommand.Report("staging", sequence, ready, 3, AT));
  }

  private static Input late(String release, long sequence, About about) {
    return new Input.DeploymentLate(release, "staging", sequence, about, AT);
  }
}
