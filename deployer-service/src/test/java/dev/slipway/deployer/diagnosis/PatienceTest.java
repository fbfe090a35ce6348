package dev.slipway.deployer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Time is counted from when a state began, and evidence may come late.
class PatienceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final Rollout ROLLOUT =
      new Rollout(
          "shop",
          "shop-live",
          Requests.live("i:1", 1),
          NOW,
          0,
          "1",
          new Rollout.Status(true, 2, 1, 1, 1, 3, false, null));

  private final AilmentTimes times = new AilmentTimes();
  private final LateEvidence late =
      new LateEvidence(
          new DeployerProperties(
              "default",
              List.of(),
              Duration.ofSeconds(10),
              Duration.ofSeconds(90),
              Duration.ofSeconds(1),
              new DeployerProperties.Kubernetes(null, null)));

  @Test
  void aPodThatWaitedLongForANodeIsGivenItsTimeToPull() {
    dated("Unschedulable", 0);
    assertThat(dated("ErrImagePull", 300).since()).isEqualTo(NOW.plusSeconds(300));
    assertThat(dated("ImagePullBackOff", 305).since()).isEqualTo(NOW.plusSeconds(300));
    assertThat(dated("CreateContainerError", 310).since()).isEqualTo(NOW.plusSeconds(310));
    times.forget(ROLLOUT);
    assertThat(dated("CreateContainerError", 320).since()).isEqualTo(NOW.plusSeconds(320));
  }

  @Test
  void aProbesAnswerIsWaitedForAMinuteAndAHalf() {
    Finding silent = new Finding(ROLLOUT, pod(null, true, null), List.of(), List.of("started"));
    assertThat(late.isAwaited(silent, NOW)).isTrue();
    assertThat(late.isAwaited(silent, NOW.plusSeconds(89))).isTrue();
    Finding told =
        new Finding(
            ROLLOUT,
            pod(null, true, null),
            List.of("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503"),
            List.of());
    assertThat(late.isAwaited(told, NOW.plusSeconds(89))).isFalse();
    assertThat(late.isAwaited(silent, NOW.plusSeconds(90))).isFalse();
  }

  @Test
  void anEmptyLogIsWaitedForAMoment() {
    PodView crashed = pod("CrashLoopBackOff", false, new PodView.End(1, "Error"));
    Finding silent = new Finding(ROLLOUT, crashed, List.of(), List.of());
    assertThat(late.isAwaited(silent, NOW)).isTrue();
    assertThat(late.isAwaited(silent, NOW.plusSeconds(5))).isFalse();
  }

  @Test
  void whatIsPausedIsSaidWhileItWaits() {
    Rollout paused =
        new Rollout(
            "shop",
            "shop-live",
            Requests.live("i:1", 1),
            NOW,
            0,
            "1",
            new Rollout.Status(true, 2, 0, 0, 0, 2, false, null, true));
    assertThat(Diagnoses.ofDelay(paused, List.of()).orElseThrow().message())
        .contains("deployment shop-live in shop is paused", "kubectl rollout resume");
    assertThat(Diagnoses.ofDelay(ROLLOUT, List.of())).isEmpty();
  }

  @Test
  void aQuotaIsSaidWhileItWaits() {
    Rollout refused =
        new Rollout(
            "shop",
            "shop-live",
            Requests.live("i:1", 1),
            NOW,
            0,
            "1",
            new Rollout.Status(
                true,
                2,
                0,
                0,
                0,
                2,
                false,
                new Rollout.Refused(
                    "FailedCreate",
                    "pods \"x\" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=2, limited: pods=2",
                    NOW)));
    assertThat(Diagnoses.ofDelay(refused, List.of()).orElseThrow().message())
        .contains("the quota compute");
  }

  @Test
  void theClaimsThatAPodWaitsForAreNamed() {
    PodView pod =
        new PodView(
            "p",
            "app",
            NOW,
            false,
            false,
            false,
            "Unschedulable",
            "0/3 nodes are available: 3 pod has unbound immediate PersistentVolumeClaims.",
            0,
            null,
            null,
            List.of("data"));
    Finding finding =
        new Finding(
            ROLLOUT,
            pod,
            List.of(),
            List.of(),
            List.of("ProvisioningFailed: storageclass.storage.k8s.io \"fast\" not found"),
            List.of());
    assertThat(Diagnoses.of(finding).message())
        .contains("its claims: data")
        .contains("storageclass.storage.k8s.io \"fast\" not found");
  }

  private PodView dated(String reason, long seconds) {
    return times
        .dated(ROLLOUT, List.of(pod(reason, false, null)), NOW.plusSeconds(seconds))
        .getFirst();
  }

  private static PodView pod(@Nullable String reason, boolean running, PodView.@Nullable End last) {
    return new PodView(
        "p", "app", Instant.EPOCH, false, false, running, reason, "told", 2, last, null);
  }
}
