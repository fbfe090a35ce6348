package dev.slipway.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.GateBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot.State;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

  @ParameterizedTest
  @CsvSource({
    "open, Reached",
    "finished, NotYet",
    "completed, NotYet",
    "rejected, NotYet",
    "qa, Impossible",
    "qa-check, Reached",
    "go-live, Reached",
    "production, NotYet",
    "prodution, Unknown"
  })
  void anOpenReleaseIsJudgedByItsStepsAsTheyStand(String wanted, String verdict) {
    ReleaseJson release =
        release(
            null,
            "go-live",
            deploy("qa", DeployStatus.DEPLOYED),
            gate("qa-check", GateStatus.OPEN),
            gate("go-live", GateStatus.OPEN),
            deploy("production", DeployStatus.PENDING));
    assertThat(Goal.judge(wanted, release).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "open, Impossible",
    "finished, Reached",
    "rejected, Reached",
    "completed, Impossible",
    "qa, Impossible",
    "production, Impossible",
    "prodution, Unknown"
  })
  void aFinishedReleaseReachesNothingElseAnyMore(String wanted, String verdict) {
    ReleaseJson release =
        release(
            Outcome.REJECTED,
            null,
            deploy("qa", DeployStatus.DEPLOYED),
            deploy("production", DeployStatus.PENDING));
    assertThat(Goal.judge(wanted, release).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @Test
  void aDeploymentThatFailedCanStillBeTriedAgain() {
    ReleaseJson release =
        release(
            null,
            "go-live",
            gate("go-live", GateStatus.OPEN),
            deploy("production", DeployStatus.FAILED));
    assertThat(Goal.judge("production", release)).isInstanceOf(Goal.Verdict.NotYet.class);
  }

  @Test
  void aWordThatIsNoStepIsAnsweredWithTheSteps() {
    ReleaseJson release = release(null, "qa", deploy("qa", DeployStatus.DEPLOYING));
    assertThat(Goal.judge("QA", release))
        .isEqualTo(
            new Goal.Verdict.Unknown(
                "neither a state nor an outcome; the steps of this release are qa"));
  }

  private static ReleaseJson release(
      @Nullable Outcome outcome, @Nullable String step, StepSnapshot... steps) {
    return ReleaseJsonBuilder.builder()
        .id("test-1")
        .project("test")
        .name("Test")
        .state(outcome == null ? State.OPEN : State.FINISHED)
        .outcome(outcome)
        .step(step)
        .build(BuildBuilder.builder().image("image").type(TargetType.BRANCH).target("main").build())
        .openedAt(Instant.EPOCH)
        .steps(List.of(steps))
        .create();
  }

  private static StepSnapshot deploy(String name, DeployStatus status) {
    return DeployBuilder.builder().name(name).status(status).attempt(1).build();
  }

  private static StepSnapshot gate(String name, GateStatus status) {
    return GateBuilder.builder().name(name).status(status).attempt(1).build();
  }
}
