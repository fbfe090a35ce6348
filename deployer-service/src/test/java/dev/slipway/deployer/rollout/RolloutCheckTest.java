package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.rollout.RolloutCheck.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutCheckTest {

  private static final Instant APPLIED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "true,2,2,2,2,true",
    "false,2,2,2,2,false", // the numbers are about an earlier version
    "true,1,2,2,2,false", // an old pod is still counted
    "true,2,1,1,2,false", // one is not ready
    "true,2,2,2,3,false" // an old pod is still there
  })
  void onlyWhenEveryPodIsNewAndServesItHasSucceeded(
      boolean seen, int updated, int ready, int available, int total, boolean succeeded) {
    Rollout rollout =
        rollout(new Rollout.Status(seen, 2, updated, ready, available, total, false, null));
    assertThat(judge(rollout, List.of(), 5) instanceof Verdict.Succeeded).isEqualTo(succeeded);
  }

  @Test
  void aContainerThatIsStuckFailsTheRolloutAfterTheGrace() {
    PodView stuck = pod("ImagePullBackOff", false);
    assertThat(judge(underWay(false), List.of(stuck), 9)).isEqualTo(new Verdict.UnderWay());
    assertThat(judge(underWay(false), List.of(stuck), 10))
        .isEqualTo(new Verdict.Failed(Optional.of(stuck), false));
  }

  @Test
  void aContainerThatIsBeingCreatedIsGivenItsTime() {
    assertThat(judge(underWay(false), List.of(pod("ContainerCreating", false)), 29))
        .isEqualTo(new Verdict.UnderWay());
  }

  @Test
  void theTimeoutOrTheClustersOwnDeadlineFailsTheRollout() {
    PodView unready = pod(null, true);
    assertThat(judge(underWay(false), List.of(unready), 29)).isEqualTo(new Verdict.UnderWay());
    assertThat(judge(underWay(false), List.of(unready), 30))
        .isEqualTo(new Verdict.Failed(Optional.of(unready), true));
    assertThat(judge(underWay(true), List.of(unready), 1))
        .isEqualTo(new Verdict.Failed(Optional.of(unready), true));
  }

  @Test
  void thePodThatSaysMostIsBlamed() {
    PodView waiting = pod("CreateContainerConfigError", false);
    assertThat(judge(underWay(true), List.of(pod(null, true), waiting), 1))
        .isEqualTo(new Verdict.Failed(Optional.of(waiting), true));
  }

  @Test
  void aPausedRolloutFailsOnceItsTimeIsOver() {
    Rollout paused = rollout(new Rollout.Status(true, 2, 0, 0, 0, 2, false, null, true));
    assertThat(judge(paused, List.of(), 31)).isEqualTo(new Verdict.Failed(Optional.empty(), true));
  }

  @Test
  void aRefusalOfTheVersionBeforeIsGivenItsGraceAgain() {
    Rollout.Refused before =
        new Rollout.Refused(
            "FailedCreate", "pods \"web-1-\" is forbidden: no", APPLIED.minusSeconds(3_600));
    Rollout corrected = rollout(new Rollout.Status(true, 2, 0, 0, 0, 0, false, before));
    assertThat(judge(corrected, List.of(), 1)).isEqualTo(new Verdict.UnderWay());
    assertThat(judge(corrected, List.of(), 9)).isEqualTo(new Verdict.UnderWay());
    assertThat(judge(corrected, List.of(), 10))
        .isEqualTo(new Verdict.Failed(Optional.empty(), false));
  }

  private static Verdict judge(Rollout rollout, List<PodView> pods, int seconds) {
    return RolloutCheck.judge(rollout, pods, APPLIED.plusSeconds(seconds), GRACE);
  }

  private static Rollout underWay(boolean deadlineExceeded) {
    return rollout(new Rollout.Status(true, 2, 1, 1, 1, 3, deadlineExceeded, null));
  }

  private static Rollout rollout(Rollout.Status status) {
    return new Rollout("shop", "shop-live", Requests.live("i:1", 1), APPLIED, 0, "1", status);
  }

  private static PodView pod(@Nullable String reason, boolean running) {
    return new PodView("p", "app", APPLIED, false, false, running, reason, "told", 0, null, null);
  }
}
