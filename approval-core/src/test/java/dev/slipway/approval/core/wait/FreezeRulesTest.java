package dev.slipway.approval.core.wait;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.project.Freeze;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Freezes, rule by rule. The world begins at 08:00 UTC on a Friday.
class FreezeRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";

  private static World frozen(String from, String until) {
    return frozen(
        new Freeze.Once(
            "Sale", ZoneOffset.UTC, LocalDateTime.parse(from), LocalDateTime.parse(until)));
  }

  private static World frozen(Freeze freeze) {
    return new World(
        gate("go-live").from("owners").step(),
        gate("production-freeze")
            .from("owners")
            .choices(new Choice("override", "Deploy anyway", Effect.PASS))
            .holds(new Step.Hold.Frozen("production", List.of(freeze)))
            .step(),
        deploy("production"));
  }

  private static World now() {
    return frozen("2026-11-20T08:00", "2026-11-20T20:00");
  }

  @Test
  void aDeploymentThatFallsInAFreezeWaitsForItsEnd() {
    World world = now();
    world.build(A);
    assertThat(kinds(world.click(OWNER_ONE, A, "go-live/approve")))
        .containsExactly("GateEvent.VoteCast", "GateEvent.Passed", "WaitEvent.Began");
    assertThat(world.waiting(A, "production-freeze"))
        .isEqualTo(
            new Wait.Waiting(LocalDateTime.parse("2026-11-20T20:00").toInstant(ZoneOffset.UTC)));
    assertThat(kinds(world.fire(About.EXPIRY)))
        .containsExactly("WaitEvent.Over", "DeploymentEvent.Requested");
  }

  @Test
  void outsideOfAFreezeNobodyIsAsked() {
    World world = frozen("2026-11-21T08:00", "2026-11-21T20:00");
    world.build(A);
    assertThat(kinds(world.click(OWNER_ONE, A, "go-live/approve")))
        .containsExactly(
            "GateEvent.VoteCast",
            "GateEvent.Passed",
            "WaitEvent.Over",
            "DeploymentEvent.Requested");
  }

  @Test
  void anOwnerLetsItThrough() {
    World world = now();
    world.build(A);
    world.click(OWNER_ONE, A, "go-live/approve");
    assertThat(World.refusal(world.click(QA_ONE, A, "production-freeze/override")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(kinds(world.click(OWNER_ONE, A, "production-freeze/override")))
        .containsExactly("GateEvent.VoteCast", "WaitEvent.Over", "DeploymentEvent.Requested");
  }

  @Test
  void whoeverHasWaitedForItsTurnUntilAFreezeWaitsForItsEndAsWell() {
    World world = frozen("2026-11-20T09:00", "2026-11-20T20:00");
    approved(world, A, "one");
    approved(world, B, "two");
    assertThat(world.state(B)).isEqualTo("open at production");
    world.pass(Duration.ofHours(2));
    assertThat(kinds(world.succeed(A, "production"))).endsWith("Finished", "WaitEvent.Began");
    assertThat(world.state(B)).isEqualTo("open at production-freeze");
    assertThat(world.slot("production").isIdle()).isTrue();
    assertThat(kinds(world.fire(About.EXPIRY)))
        .containsExactly("WaitEvent.Over", "DeploymentEvent.Requested");
  }

  @Test
  void whatAnOwnerHasLetThroughIsNotHeldUpAgain() {
    World world = now();
    approved(world, A, "one");
    world.click(OWNER_ONE, A, "production-freeze/override");
    approved(world, B, "two");
    world.click(OWNER_ONE, B, "production-freeze/override");
    assertThat(kinds(world.succeed(A, "production")))
        .endsWith("Finished", "DeploymentEvent.Requested");
  }

  @Test
  void aSecondTryLooksAtTheFreezesAgain() {
    World world = frozen("2026-11-20T09:00", "2026-11-20T20:00");
    approved(world, A, "one");
    world.pass(Duration.ofHours(2));
    assertThat(kinds(world.fail(A, "production")))
        .containsExactly("DeploymentEvent.Failed", "GateEvent.Opened");
    assertThat(world.state(A)).isEqualTo("open at go-live");
    world.click(OWNER_ONE, A, "go-live/approve");
    assertThat(world.state(A)).isEqualTo("open at production-freeze");
  }

  @Test
  void aFreezeThatNeverEndsHoldsForEver() {
    World world =
        frozen(new Freeze.Cron("Closed", ZoneOffset.UTC, "0 * * * *", Duration.ofHours(2)));
    approved(world, A, "main");
    assertThat(kinds(world.fire(About.EXPIRY))).containsExactly("WaitEvent.Began");
    assertThat(kinds(world.fire(About.EXPIRY))).containsExactly("WaitEvent.Began");
    assertThat(world.state(A)).isEqualTo("open at production-freeze");
  }

  @Test
  void aNewerBuildEndsAReleaseThatIsHeldUp() {
    World world = now();
    approved(world, A, "main");
    world.build(B, Samples.branch("main"));
    assertThat(world.state(A)).isEqualTo("superseded by " + B);
  }

  private static void approved(World world, String release, String branch) {
    world.build(release, Samples.branch(branch));
    world.click(OWNER_ONE, release, "go-live/approve");
  }
}
