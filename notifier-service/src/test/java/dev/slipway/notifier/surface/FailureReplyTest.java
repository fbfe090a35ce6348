package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.notifier.Releases;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What threads tell of a deployment that failed.
class FailureReplyTest {

  private final Releases onQa = Releases.opened("test-abcdefghij").deployedToQa();
  private final Releases productionFailed =
      onQa.vote("qa-check", Releases.QA_ONE, "approve")
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.FAILED, Releases.OWNER_ONE, 1)
          .reopened("go-live");

  @Test
  void theLogOfAFailureIsInTheThreadAndItsPeopleHearTheReasonAlone() {
    Shown surfaces = Shown.of(productionFailed);
    Surface log = surfaces.get("reply:log:production/1@production@channel");
    assertThat(log.threadOf()).isEqualTo("production@channel");
    assertThat(Shown.text(log)).contains("Failed: not found").contains("cannot <bind> & stop");
    for (String owner : List.of("owner-one", "owner-two")) {
      Surface reason = surfaces.get("reply:failed:production/1@go-live@" + owner);
      assertThat(reason.threadOf()).isEqualTo("go-live@" + owner);
      assertThat(Shown.text(reason))
          .contains("cannot be pulled (ImagePullBackOff)")
          .doesNotContain("cannot <bind> & stop");
    }
    assertThat(surfaces.byKey().keySet())
        .noneMatch(key -> key.startsWith("reply:failed") && key.contains("qa-check"));
    for (String key : List.of("production@channel", "go-live@owner-one", "summary@channel")) {
      assertThat(surfaces.text(key)).doesNotContain("cannot <bind> & stop");
    }
  }

  @Test
  void theSecondFailureHasItsOwnReplies() {
    Releases twice = productionFailed.production(DeployStatus.FAILED, Releases.OWNER_TWO, 2);
    assertThat(Shown.of(twice).byKey())
        .containsKey("reply:log:production/2@production@channel")
        .containsKey("reply:failed:production/2@go-live@owner-two");
  }
}
