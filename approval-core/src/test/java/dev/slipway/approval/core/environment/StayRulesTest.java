package dev.slipway.approval.core.environment;

import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.World.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.DeploymentDue.About;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The lifetime of instances, rule by rule. They stay for ten hours.
class StayRulesTest {

  private static final String A = "test-aaaaaaaaaa";
  private static final String B = "test-bbbbbbbbbb";
  private static final String SLOT = "qa/branch/main";
  private static final Duration TTL = Duration.ofHours(10);

  private static World deployed() {
    World world = new World(Samples.staying(Samples.project(deploy("qa")), "qa", TTL));
    world.build(A);
    world.succeed(A, SLOT);
    return world;
  }

  private static Instant until(World world) {
    return Objects.requireNonNull(Objects.requireNonNull(world.slot(SLOT).stay()).until());
  }

  private static Removal removal(World world, String release) {
    return Objects.requireNonNull(((DeployStep) world.steps(release).getFirst()).removal());
  }

  private static World warned() {
    World world = deployed();
    world.late(A, SLOT, About.EXPIRING, until(world).minus(Duration.ofHours(1)));
    return world;
  }

  private static List<RecordedEvent> gone(World world, Why why) {
    return world.on(
        new Input.TargetGone(TargetType.BRANCH, "main", List.of("qa"), why, world.tick()));
  }

  private static List<RecordedEvent> removed(World world, String release) {
    return world.on(new Input.Removed(release, SLOT, world.slot(SLOT).sequence(), world.tick()));
  }

  @Test
  void itStaysForAsLongAsTheProjectSaysFromTheLatestBuild() {
    World world = deployed();
    Instant first = until(world);
    world.pass(Duration.ofHours(2));
    world.build(B);
    assertThat(until(world)).isAfter(first.plus(Duration.ofHours(1)));
  }

  @Test
  void peopleAreWarnedAnHourBefore() {
    World world = warned();
    assertThat(removal(world, A))
        .isEqualTo(new Removal(Status.DUE, Why.EXPIRED, until(world), 0, null, null));
  }

  @Test
  void whoeverDeploysWhenTheWarningIsDueIsWarnedAfterwards() {
    World world = new World(Samples.staying(Samples.project(deploy("qa")), "qa", TTL));
    world.build(A);
    Instant due = until(world).minus(Duration.ofHours(1));
    assertThat(world.late(A, SLOT, About.EXPIRING, due)).isEmpty();
    world.pass(TTL.minus(Duration.ofMinutes(30)));
    assertThat(kinds(world.succeed(A, SLOT))).endsWith("Finished", "EnvironmentEvent.RemovalDue");
    assertThat(world.late(A, SLOT, About.EXPIRING, due)).isEmpty();
  }

  @Test
  void itIsRemovedWhenItsTimeIsUpUnderTheNextSequence() {
    World world = warned();
    assertThat(kinds(world.late(A, SLOT, About.EXPIRED, until(world))))
        .containsExactly("EnvironmentEvent.RemovalRequested");
    assertThat(world.slot(SLOT).sequence()).isEqualTo(2);
    assertThat(kinds(removed(world, A))).containsExactly("EnvironmentEvent.Removed");
    assertThat(removal(world, A).status()).isEqualTo(Status.REMOVED);
    assertThat(world.slot(SLOT).live()).isEmpty();
    assertThat(world.slot(SLOT).isIdle()).isTrue();
  }

  @Test
  void anybodyOfTheProjectPutsItOff() {
    World world = warned();
    Instant first = until(world);
    world.pass(Duration.ofHours(9));
    assertThat(kinds(world.click(QA_ONE, A, "qa/extend/1")))
        .containsExactly("EnvironmentEvent.RemovalPutOff");
    assertThat(removal(world, A).status()).isEqualTo(Status.EXTENDED);
    assertThat(removal(world, A).by()).isEqualTo(Samples.acting(QA_ONE));
    assertThat(world.late(A, SLOT, About.EXPIRED, first)).isEmpty();
    assertThat(kinds(world.late(A, SLOT, About.EXPIRING, until(world).minusSeconds(60))))
        .containsExactly("EnvironmentEvent.RemovalDue");
    assertThat(kinds(world.late(A, SLOT, About.EXPIRED, until(world))))
        .containsExactly("EnvironmentEvent.RemovalRequested");
  }

  @Test
  void aStrangerPutsNothingOff() {
    World world = warned();
    assertThat(World.refusal(world.click(Samples.GUEST, A, "qa/extend/1")))
        .isEqualTo(Refusal.NOT_IN_GROUP);
  }

  @Test
  void oneWarningIsPutOffOnce() {
    World world = warned();
    world.click(QA_ONE, A, "qa/extend/1");
    assertThat(World.refusal(world.click(QA_ONE, A, "qa/extend/1"))).isEqualTo(Refusal.STALE);
    assertThat(kinds(world.click(QA_ONE, A, "qa/extend/2")))
        .containsExactly("EnvironmentEvent.RemovalPutOff");
  }

  @Test
  void whatIsBeingRemovedIsNotPutOff() {
    World world = warned();
    world.late(A, SLOT, About.EXPIRED, until(world));
    assertThat(World.refusal(world.click(QA_ONE, A, "qa/extend/1"))).isEqualTo(Refusal.STALE);
  }

  @Test
  void aNewerBuildPutsItOffAndTellsThoseWhoWereWarned() {
    World world = warned();
    Instant first = until(world);
    assertThat(kinds(world.build(B)))
        .containsExactly("Opened", "DeploymentEvent.Requested", "EnvironmentEvent.RemovalPutOff");
    assertThat(removal(world, A).status()).isEqualTo(Status.EXTENDED);
    assertThat(world.late(A, SLOT, About.EXPIRED, first)).isEmpty();
  }

  @Test
  void aNewerBuildTellsNobodyWhereNobodyWasWarned() {
    World world = deployed();
    assertThat(kinds(world.build(B))).containsExactly("Opened", "DeploymentEvent.Requested");
  }

  @Test
  void itIsRemovedAtOnceWhenItsBranchIsGone() {
    World world = deployed();
    assertThat(kinds(gone(world, Why.MERGED))).containsExactly("EnvironmentEvent.RemovalRequested");
    assertThat(removal(world, A).why()).isEqualTo(Why.MERGED);
    assertThat(gone(world, Why.DELETED)).isEmpty();
  }

  @Test
  void itIsRemovedOnceTheDeploymentThatRunsHasEnded() {
    World world = deployed();
    world.build(B);
    assertThat(gone(world, Why.DELETED)).isEmpty();
    assertThat(kinds(world.succeed(B, SLOT)))
        .endsWith("Finished", "EnvironmentEvent.RemovalRequested");
  }

  @Test
  void whatWasNeverDeployedIsNotRemoved() {
    World world = new World(deploy("staging"));
    world.build(A);
    assertThat(gone(world, Why.DELETED)).isEmpty();
  }

  @Test
  void aBuildThatComesWhileItIsRemovedIsDeployedAfterwards() {
    World world = deployed();
    gone(world, Why.DELETED);
    assertThat(kinds(world.build(B))).containsExactly("Opened", "DeploymentEvent.Waiting");
    assertThat(kinds(removed(world, A)))
        .containsExactly("EnvironmentEvent.Removed", "DeploymentEvent.Requested");
    assertThat(kinds(world.succeed(B, SLOT))).doesNotContain("EnvironmentEvent.RemovalRequested");
  }

  @Test
  void aRemovalThatFailsIsTriedAgainAnHourLater() {
    World world = deployed();
    gone(world, Why.DELETED);
    Diagnosis forbidden = Diagnosis.of("Forbidden", "may not delete");
    assertThat(kinds(world.on(new Input.NotRemoved(A, SLOT, 2, forbidden, world.tick()))))
        .containsExactly("EnvironmentEvent.RemovalFailed");
    assertThat(removal(world, A).diagnosis()).isEqualTo(forbidden);
    assertThat(world.late(A, SLOT, About.EXPIRING, world.tick())).isEmpty();
    assertThat(kinds(world.late(A, SLOT, About.EXPIRED, until(world))))
        .containsExactly("EnvironmentEvent.RemovalRequested");
    assertThat(removal(world, A).why()).isEqualTo(Why.DELETED);
  }

  @Test
  void aRemovalOfWhichNothingIsHeardIsAskedForAgain() {
    World world = deployed();
    gone(world, Why.DELETED);
    assertThat(kinds(world.late(A, SLOT))).containsExactly("EnvironmentEvent.RemovalRequested");
    assertThat(world.slot(SLOT).sequence()).isEqualTo(2);
  }

  @Test
  void whatHasBeenRemovedCannotBeGoneBackTo() {
    World world = deployed();
    gone(world, Why.DELETED);
    removed(world, A);
    List<RecordedEvent> refused = world.rollBack("test-backbackba", "qa", A, "U0QA1");
    assertThat(refused).singleElement().extracting("reason").isEqualTo(Refusal.NEVER_LIVE);
  }

  @Test
  void anInstanceOfWhichNothingWasNotedGoesWithItsBranch() {
    World world = deployed();
    Slot slot = world.slot(SLOT);
    world.slots.put(
        SLOT,
        SlotBuilder.builder(slot).holder(null).waiting(List.of()).work(null).stay(null).build());
    assertThat(kinds(gone(world, Why.DELETED)))
        .containsExactly("EnvironmentEvent.RemovalRequested");
  }
}
