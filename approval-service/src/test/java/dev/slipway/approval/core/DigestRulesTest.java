package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The image that was tried is the image that is deployed, wherever its tag points to by then.
class DigestRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String DIGEST = "sha256:" + "a".repeat(64);
  private static final String PINNED = "registry/app:1@" + DIGEST;

  @Test
  void whatRunsInQaIsWhatIsDeployedLater() {
    World world = new World(deploy("staging"), gate("go-live").step(), deploy("production"));
    world.build(A);
    assertThat(requested(world)).isEqualTo("registry/app:1");
    succeed(world, A, "staging", DIGEST);
    assertThat(world.facts(A).build().orElseThrow().image()).isEqualTo(PINNED);
    world.click(QA_ONE, A, "go-live/approve");
    assertThat(requested(world)).isEqualTo(PINNED);
  }

  @Test
  void anotherDigestLaterChangesNothing() {
    World world = new World(deploy("staging"), deploy("canary"), deploy("production"));
    world.build(A);
    succeed(world, A, "staging", DIGEST);
    succeed(world, A, "canary", "sha256:" + "b".repeat(64));
    assertThat(requested(world)).isEqualTo(PINNED);
  }

  @Test
  void aRollbackDeploysTheDigestThatRan() {
    World world = new World(deploy("staging"));
    world.build(A);
    succeed(world, A, "staging", DIGEST);
    world.build("test-bbbbbbbbbb");
    succeed(world, "test-bbbbbbbbbb", "staging", "sha256:" + "b".repeat(64));
    world.rollBack("test-rollback1", "staging", null, "U0QA1");
    assertThat(requested(world)).isEqualTo(PINNED);
  }

  @Test
  void withoutADigestTheTagIsDeployed() {
    World world = new World(deploy("staging"), deploy("production"));
    world.build(A);
    succeed(world, A, "staging", null);
    assertThat(requested(world)).isEqualTo("registry/app:1");
  }

  /// Its pods would be made anew in front of everybody.
  @Test
  void thePhasesOfADeploymentNameTheImageAlike() {
    World world =
        new World(
            new Step.Deploy("staging", new Phase.Preview()),
            gate("switch").step(),
            new Step.Deploy("staging", new Phase.Switch()),
            deploy("production"));
    world.build(A);
    world.on(
        new Input.Succeeded(A, "staging", 1, null, new Traffic(0, false), DIGEST, world.tick()));
    world.click(QA_ONE, A, "switch/approve");
    assertThat(requested(world)).isEqualTo("registry/app:1");
    succeed(world, A, "staging", DIGEST);
    assertThat(requested(world)).isEqualTo(PINNED);
  }

  private static void succeed(World world, String id, String slot, @Nullable String digest) {
    long sequence = world.slot(slot).sequence();
    world.on(new Input.Succeeded(id, slot, sequence, null, null, digest, world.tick()));
  }

  /// The image of the latest request.
  private static String requested(World world) {
    return world.history.reversed().stream()
        .flatMap(recorded -> WireEvents.of("test", recorded).stream())
        .filter(DeployRequested.class::isInstance)
        .map(event -> ((DeployRequested) event).build().image())
        .findFirst()
        .orElseThrow();
  }
}
