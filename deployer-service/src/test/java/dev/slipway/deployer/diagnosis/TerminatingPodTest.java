package dev.slipway.deployer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pods that do not go, and the deployments that wait for them.
class TerminatingPodTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant DUE = NOW.minusSeconds(120);

  private static final Rollout ROLLOUT =
      new Rollout(
          "shop",
          "shop-live",
          Requests.live("i:1", 2),
          NOW.minusSeconds(60),
          0,
          "1",
          new Rollout.Status(true, 2, 0, 0, 0, 0, false, null));

  private static final TerminatingPod HELD =
      new TerminatingPod("shop-live-1", DUE, List.of("example.org/hold"), "node-3", false);
  private static final TerminatingPod ON_LOST_NODE =
      new TerminatingPod("shop-live-2", DUE, List.of(), "node-3", true);
  private static final TerminatingPod GOING =
      new TerminatingPod("shop-live-3", NOW.minusSeconds(5), List.of(), "node-1", false);

  @Test
  void aDeploymentWithoutPodsNamesThePodThatDoesNotGo() {
    Diagnosis diagnosis = Diagnoses.of(findings(HELD).of(ROLLOUT, null, NOW));
    assertThat(diagnosis.reason()).isEqualTo("Terminating");
    assertThat(diagnosis.message())
        .isEqualTo(
            "deployment shop-live in shop does not get on, and pod shop-live-1 is stuck in Terminating"
                + " (it was to be gone by 2026-03-01T11:58:00Z): it waits for whoever set the finalizer"
                + " example.org/hold to take it away; if that no longer runs, remove it yourself"
                + " (kubectl edit pod shop-live-1 -n shop)");
    assertThat(diagnosis.facts()).containsExactly(new Fact("terminating", "shop-live-1"));
  }

  @Test
  void aNodeThatIsGoneIsNamedWithWhatToDelete() {
    Diagnosis diagnosis = Diagnoses.of(findings(ON_LOST_NODE).of(ROLLOUT, null, NOW));
    assertThat(diagnosis.message())
        .contains("node node-3 does not answer")
        .contains("(kubectl delete node node-3)")
        .contains("(kubectl delete pod shop-live-2 -n shop --force)");
  }

  @Test
  void aPodThatFitsNowhereNamesThePodInItsWay() {
    PodView unscheduled = pod("Unschedulable", false);
    Diagnosis diagnosis = Diagnoses.of(findings(ON_LOST_NODE).of(ROLLOUT, unscheduled, NOW));
    assertThat(diagnosis.reason()).isEqualTo("Unschedulable");
    assertThat(diagnosis.message())
        .contains("fits on no node")
        .contains("pod shop-live-2 is stuck");
    assertThat(diagnosis.facts()).contains(new Fact("terminating", "shop-live-2"));
  }

  @Test
  void aPodThatCrashesBlamesNoOther() {
    Finding finding = findings(HELD).of(ROLLOUT, pod("ImagePullBackOff", false), NOW);
    assertThat(finding.terminating()).isEmpty();
  }

  @Test
  void aPodThatTakesItsTimeToGoIsNotStuck() {
    Diagnosis diagnosis = Diagnoses.of(findings(GOING).of(ROLLOUT, null, NOW));
    assertThat(diagnosis.reason()).isEqualTo("Timeout");
    assertThat(findings(GOING).inTheWay(ROLLOUT, List.of(), NOW)).isEmpty();
  }

  @Test
  void whatDoesNotGoIsSaidWhileTheDeploymentWaits() {
    List<TerminatingPod> found = findings(HELD).inTheWay(ROLLOUT, List.of(), NOW);
    assertThat(Diagnoses.ofDelay(ROLLOUT, found).orElseThrow().reason()).isEqualTo("Terminating");
    assertThat(findings(HELD).inTheWay(ROLLOUT, List.of(pod(null, true)), NOW)).isEmpty();
    assertThat(findings(HELD).inTheWay(ROLLOUT, List.of(), NOW.minusSeconds(55))).isEmpty();
  }

  private static PodView pod(@Nullable String reason, boolean running) {
    return new PodView("p", "app", NOW, false, false, running, reason, "told", 0, null, null);
  }

  private static Findings findings(TerminatingPod... pods) {
    return new Findings(
        new Terminating(List.of(pods)),
        new DeployerProperties(
            "default",
            List.of(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(90),
            Duration.ofSeconds(1),
            new DeployerProperties.Kubernetes(null, null)));
  }

  /// A cluster with these pods on their way out, which says nothing else.
  private record Terminating(List<TerminatingPod> all) implements Evidence {

    @Override
    public List<PodView> pods(Rollout rollout) {
      return List.of();
    }

    @Override
    public List<TerminatingPod> terminating(Rollout rollout) {
      return all;
    }

    @Override
    public boolean isCurrent(Rollout rollout) {
      return true;
    }

    @Override
    public List<String> warnings(String namespace, String pod) {
      return List.of();
    }

    @Override
    public List<String> log(String namespace, PodView pod, boolean previous) {
      return List.of();
    }

    @Override
    public void reported(Rollout rollout) {}
  }
}
