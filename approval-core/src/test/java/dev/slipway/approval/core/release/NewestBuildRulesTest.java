package dev.slipway.approval.core.release;

import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The build that is newest by its run or its commit is the newest, in whatever order builds arrive.
class NewestBuildRulesTest {

  private final World world = new World(deploy("qa"), gate("go-live").step(), deploy("production"));

  @Test
  void anOlderRunThatEndsLaterDeploysNothing() {
    world.build("test-newer", run(8, 1));
    List<RecordedEvent> events = world.build("test-older", run(7, 1));
    assertThat(World.kinds(events)).containsExactly("Opened", "Finished");
    assertThat(world.state("test-older")).isEqualTo("superseded by test-newer");
    assertThat(world.state("test-newer")).isEqualTo("open at qa");
    assertThat(world.slot("qa/branch/main").waiting()).isEmpty();
  }

  @Test
  void anOlderRunDeploysNothingOverANewerThatHasFinished() {
    World live = new World(deploy("production"));
    live.build("test-newer", run(8, 1));
    live.succeed("test-newer", "production");
    assertThat(live.state("test-newer")).isEqualTo("completed");
    live.build("test-older", run(7, 2));
    assertThat(live.state("test-older")).isEqualTo("superseded by test-newer");
    assertThat(Objects.requireNonNull(live.slot("production").current()).release())
        .isEqualTo("test-newer");
  }

  @Test
  void anotherAttemptOfTheNewestRunIsNewer() {
    world.build("test-first", run(8, 1));
    world.build("test-again", run(8, 2));
    assertThat(world.state("test-again")).startsWith("open at");
    world.build("test-late", run(8, 1));
    assertThat(world.state("test-late")).isEqualTo("superseded by test-again");
  }

  @Test
  void aCounterThatBeginsAnewHoldsNoBuildUp() {
    world.build("test-before", run(512, START.minusSeconds(600)));
    world.build("test-renamed", run(1, START.minusSeconds(60)));
    assertThat(world.state("test-renamed")).startsWith("open at");
    world.build("test-late", run(511, START.minusSeconds(700)));
    assertThat(world.state("test-late")).isEqualTo("superseded by test-renamed");
    world.build("test-second", run(2, START.minusSeconds(30)));
    world.build("test-first", run(1, START.minusSeconds(60)));
    assertThat(world.state("test-first")).isEqualTo("superseded by test-second");
  }

  @Test
  void withoutANumberTheCommitsTimeDecides() {
    world.build("test-newer", committed("main", 20));
    world.build("test-older", committed("main", 10));
    assertThat(world.state("test-older")).isEqualTo("superseded by test-newer");
    world.build("test-same", committed("main", 20));
    assertThat(world.state("test-same")).startsWith("open at");
  }

  @Test
  void whereNothingIsKnownTheLaterArrivalIsNewer() {
    world.build("test-first", Samples.branch("main"));
    world.build("test-second", Samples.branch("main"));
    assertThat(world.state("test-second")).isEqualTo("open at qa");
    assertThat(StepState.of(world.release("test-first")).getFirst())
        .extracting(step -> ((DeployStep) step).deployment())
        .isInstanceOf(Deployment.Running.class);
  }

  @Test
  void numbersOfAnotherWorkflowOrBranchSayNothing() {
    world.build("test-ci", run("main", "ci", 900, null));
    world.build("test-nightly", run("main", "nightly", 3, null));
    world.build("test-branch", run("other", "ci", 3, null));
    assertThat(world.state("test-nightly")).startsWith("open at");
    assertThat(world.state("test-branch")).startsWith("open at");
  }

  @Test
  void anOlderCommitOfAnotherWorkflowSupersedesNothing() {
    World asking = new World(gate("go-live").step(), deploy("production"));
    asking.build("test-newer", run("main", "ci", 9, START.minusSeconds(10)));
    asking.build("test-older", run("main", "nightly", 1, START.minusSeconds(20)));
    assertThat(asking.state("test-newer")).isEqualTo("open at go-live");
  }

  @Test
  void everyTagIsItsOwnNewest() {
    world.build("test-newer", tag(8));
    world.build("test-older", tag(7));
    assertThat(world.state("test-older")).startsWith("open at");
  }

  @Test
  void aRunThatBeganBeforeItsBranchWasDeletedDeploysNothing() {
    world.on(gone(TargetType.BRANCH, "ord", Removal.Why.DELETED));
    List<RecordedEvent> events = world.build("test-late", began("ord", START.minusSeconds(60)));
    assertThat(World.kinds(events)).containsExactly("Opened", "Finished");
    assertThat(world.state("test-late")).isEqualTo("branch_deleted");
    assertThat(world.slot("qa/branch/ord")).isEqualTo(Slot.unused("qa/branch/ord"));
  }

  @Test
  void aBranchThatIsBackIsBuiltAgain() {
    world.build("test-before", run("ord", "ci", 90, null));
    world.on(gone(TargetType.BRANCH, "ord", Removal.Why.DELETED));
    world.pass(java.time.Duration.ofHours(1));
    world.build("test-back", began("ord", START.plusSeconds(1800)));
    assertThat(world.state("test-back")).startsWith("open at");
    world.build("test-late", began("ord", START.minusSeconds(60)));
    assertThat(world.state("test-late")).isEqualTo("branch_deleted");
  }

  @Test
  void aClosedPullRequestDoesNotEndItsBranch() {
    world.on(gone(TargetType.BRANCH, "ord", Removal.Why.MERGED));
    world.build("test-late", began("ord", START.minusSeconds(60)));
    assertThat(world.state("test-late")).startsWith("open at");
  }

  @Test
  void aDeletionLeavesNothingButItsTime() {
    world.build("test-before", run("ord", "ci", 90, null));
    world.on(gone(TargetType.BRANCH, "ord", Removal.Why.DELETED));
    NewestBuilds left = world.newest(TargetType.BRANCH, "ord");
    assertThat(left.newest()).isEmpty();
    assertThat(left.gone()).isNotNull();
  }

  private Input gone(TargetType type, String target, Removal.Why why) {
    return new Input.TargetGone(type, target, List.of("qa"), why, world.tick());
  }

  private static Build run(long number, int attempt) {
    return build(TargetType.BRANCH, "main", new CiRun("ci", number, attempt, null, "push"), null);
  }

  private static Build run(long number, Instant began) {
    return build(TargetType.BRANCH, "main", new CiRun("ci", number, 1, began, "push"), null);
  }

  private static Build run(
      String branch, String workflow, long number, @Nullable Instant committed) {
    return build(TargetType.BRANCH, branch, new CiRun(workflow, number, 1, null, null), committed);
  }

  private static Build tag(long number) {
    return build(TargetType.TAG, "v1", new CiRun("ci", number, 1, null, null), null);
  }

  private static Build began(String branch, Instant began) {
    return build(TargetType.BRANCH, branch, new CiRun("ci", 7L, 1, began, "push"), null);
  }

  private static Build committed(String branch, int second) {
    return build(TargetType.BRANCH, branch, null, START.minusSeconds(60 - second));
  }

  private static Build build(
      TargetType type, String target, @Nullable CiRun run, @Nullable Instant committed) {
    return BuildBuilder.builder()
        .image("registry/app:1")
        .type(type)
        .target(target)
        .run(run)
        .committed(committed)
        .build();
  }
}
