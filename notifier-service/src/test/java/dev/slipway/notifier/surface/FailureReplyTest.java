package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The thread replies about failed deployments.
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
    for (String key : List.of("go-live@owner-one", "summary@channel")) {
      assertThat(surfaces.text(key)).doesNotContain("cannot <bind> & stop");
    }
  }

  @Test
  void aThreadWithoutALogIsNotSaidToHaveOne() {
    assertThat(summary(failed(List.of("Failed: not found"), List.of(), null)))
        .contains("The cluster's warnings are in the thread.")
        .doesNotContain("lines before");
    assertThat(summary(failed(List.of(), List.of(), null))).doesNotContain("in the thread");
    assertThat(summary(failed(List.of(), List.of("bye"), null)))
        .contains("bye")
        .doesNotContain("in the thread");
  }

  @Test
  void theMessageHasTheLastFiveLinesAndTheThreadTheRest() {
    List<String> log = IntStream.rangeClosed(1, 7).mapToObj(i -> "line-" + i).toList();
    Releases release = onQa.with(failed(List.of(), log, null));
    assertThat(Shown.of(release).text("summary@channel"))
        .contains("line-3", "line-7", "The lines before are in the thread.")
        .doesNotContain("line-2");
    assertThat(Shown.of(release).text("reply:log:qa/1@summary@channel"))
        .contains("line-1", "line-7");
    assertThat(summary(failed(List.of("Failed: not found"), log.subList(0, 5), null)))
        .contains("line-1", "line-5", "The cluster's warnings are in the thread.");
    assertThat(summary(failed(List.of(), List.of("end", " ", ""), null)))
        .contains("end")
        .doesNotContain("in the thread");
  }

  @Test
  void whatIsGoneHasNoLinesToReadOnAndEndsItsSentenceBeforeTheNext() {
    Removal gone = Removed.removal(Removal.Status.REMOVED, Removal.Why.DELETED, 0);
    assertThat(summary(failed(List.of(), List.of("bye"), gone)))
        .contains("qa was removed: staging was deleted.")
        .doesNotContain("bye");
    Removal due = Removed.removal(Removal.Status.DUE, Removal.Why.EXPIRED, 0);
    assertThat(summary(failed(List.of(), List.of("bye"), due)))
        .contains("failed: it ended (CrashLoop). It will be removed 2026-03-04T12:00:00Z");
  }

  private String summary(Deploy qa) {
    return Shown.of(onQa.with(qa)).text("summary@channel");
  }

  private static Deploy failed(List<String> events, List<String> log, @Nullable Removal removal) {
    Diagnosis why = new Diagnosis("CrashLoop", "it ended", "app", events, log);
    return DeployBuilder.builder()
        .name("qa")
        .status(DeployStatus.FAILED)
        .diagnosis(why)
        .attempt(1)
        .removal(removal)
        .build();
  }

  @Test
  void theSecondFailureHasItsOwnReplies() {
    Releases twice = productionFailed.production(DeployStatus.FAILED, Releases.OWNER_TWO, 2);
    assertThat(Shown.of(twice).byKey())
        .containsKey("reply:log:production/2@production@channel")
        .containsKey("reply:failed:production/2@go-live@owner-two");
  }
}
