package dev.slipway.approval.core.environment;

import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal.Why;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The history of an instance, rule by rule.
class InstanceRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String STAGING = "staging";
  private static final Drift DRIFT =
      new Drift(
          "deployment shop", false, List.of(new Drift.Change(".spec.replicas", "kubectl")), false);

  private World world = new World(deploy(STAGING), gate("check").from("owners").step());

  private List<String> history(String key) {
    return world.instances.stream()
        .filter(instance -> instance.key().equals(key))
        .map(instance -> instance.event().getClass().getSimpleName())
        .toList();
  }

  @AfterEach
  void foldingTheHistoryGivesTheSlot() {
    assertThat(world.slots).isNotEmpty();
    assertThat(world.slots)
        .allSatisfy((key, slot) -> assertThat(world.folded(key)).isEqualTo(slot));
  }

  @Test
  void aDeploymentIsGrantedGoesLiveAndFreesTheInstance() {
    world.build(A);
    world.succeed(A, STAGING);
    assertThat(history(STAGING)).containsExactly("Granted", "WentLive", "Freed");
  }

  @Test
  void whoeverIsNextIsQueuedAndGrantedAtTheEnd() {
    world.build(A, Samples.branch("one"));
    world.build(B, Samples.branch("two"));
    world.succeed(A, STAGING);
    assertThat(history(STAGING)).containsExactly("Granted", "Queued", "WentLive", "Granted");
    assertThat(world.slot(STAGING).holder()).isEqualTo(B);
    assertThat(world.slot(STAGING).sequence()).isEqualTo(2);
  }

  @Test
  void aReleaseThatEndsLeavesTheQueue() {
    world.build(A, Samples.branch("one"));
    world.build(B, Samples.branch("two"));
    world.build("test-cccccccccc", Samples.branch("two"));
    assertThat(history(STAGING)).containsExactly("Granted", "Queued", "Left", "Queued");
  }

  @Test
  void aFailedDeploymentOverWhatIsLiveIsRemembered() {
    world.build(A);
    world.succeed(A, STAGING);
    world.build(B);
    world.fail(B, STAGING);
    assertThat(history(STAGING))
        .containsExactly("Granted", "WentLive", "Freed", "Granted", "Overwritten", "Freed");
  }

  @Test
  void theHistoryGoesOnAfterTheRelease() {
    world = new World(Samples.staying(Samples.project(deploy("qa")), "qa", Duration.ofHours(10)));
    String slot = "qa/branch/main";
    world.build(A);
    world.succeed(A, slot);
    assertThat(world.state(A)).isEqualTo("completed");
    world.on(
        new Input.TargetGone(TargetType.BRANCH, "main", List.of("qa"), Why.DELETED, world.tick()));
    world.on(new Input.Removed(A, slot, world.slot(slot).sequence(), world.tick()));
    assertThat(history(slot))
        .containsExactly(
            "Granted",
            "LifetimeSet",
            "WentLive",
            "Freed",
            "LifetimeSet",
            "Removing",
            "Emptied",
            "Freed");
  }

  @Test
  void aSlotOfAVersionWithoutHistoriesIsAdoptedAtItsFirstChange() {
    world.keepsNoHistory = true;
    world.build(A);
    world.keepsNoHistory = false;
    assertThat(history(STAGING)).isEmpty();
    world.succeed(A, STAGING);
    assertThat(history(STAGING)).containsExactly("Adopted", "WentLive", "Freed");
  }

  @Test
  void aChangeByAVersionWithoutHistoriesIsAdoptedAtTheNext() {
    world.build(A);
    world.keepsNoHistory = true;
    world.succeed(A, STAGING);
    world.keepsNoHistory = false;
    world.build(B);
    assertThat(history(STAGING)).containsExactly("Granted", "Adopted", "Granted");
    assertThat(world.slot(STAGING).current()).isNotNull();
  }

  @Test
  void anEntryNamesTheReleaseThatItConcerns() {
    world.build(A);
    world.succeed(A, STAGING);
    world.build(B);
    world.fail(B, STAGING);
    assertThat(world.instances.stream().map(Decision.OfInstance::release))
        .containsExactly(A, A, A, B, B, B);
  }

  @Test
  void whatIsLiveDriftsUntilItIsRightAgainOrDeployedOver() {
    world.build(A);
    world.succeed(A, STAGING);
    drift(A, 1, DRIFT);
    drift(A, 1, DRIFT);
    assertThat(world.slot(STAGING).drift()).isEqualTo(DRIFT);
    drift(A, 1, null);
    drift(A, 1, DRIFT);
    world.build(B);
    world.succeed(B, STAGING);
    drift(A, 1, null);
    assertThat(world.slot(STAGING).drift()).isNull();
    assertThat(history(STAGING))
        .containsExactly(
            "Granted",
            "WentLive",
            "Freed",
            "Drifted",
            "DriftEnded",
            "Drifted",
            "Granted",
            "WentLive",
            "Freed");
  }

  @Test
  void aDriftConcernsTheReleaseThatIsLive() {
    world.build(A);
    drift(A, 1, DRIFT);
    assertThat(history(STAGING)).containsExactly("Granted");
    world.succeed(A, STAGING);
    drift(B, 1, DRIFT);
    drift(A, 1, DRIFT);
    assertThat(world.instances.getLast().release()).isEqualTo(A);
    assertThat(history(STAGING)).containsOnlyOnce("Drifted");
  }

  private void drift(String release, long sequence, @Nullable Drift drift) {
    world.on(
        new Input.Reported(
            release, new EnvironmentCommand.Drifted(STAGING, sequence, drift, world.tick())));
  }

  @Test
  void whatChangesNothingIsNotInTheHistory() {
    world.build(A);
    int before = world.instances.size();
    world.late(A, STAGING);
    world.click(OWNER_ONE, A, "check/approve");
    assertThat(world.instances).hasSize(before);
  }
}
