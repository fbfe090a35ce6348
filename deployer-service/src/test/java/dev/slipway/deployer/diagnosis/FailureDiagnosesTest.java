package dev.slipway.deployer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A failure is told with what the cluster says of it, which comes late where a node is busy.
class FailureDiagnosesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ANSWER =
      "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503";

  private static final Rollout ROLLOUT =
      new Rollout(
          "shop",
          "shop-live",
          Requests.live("i:1", 1),
          NOW.minusSeconds(60),
          0,
          "1",
          new Rollout.Status(true, 2, 1, 0, 0, 2, true, null));
  private static final PodView UNREADY =
      new PodView("p", "app", NOW, false, false, true, null, null, 0, null, null);

  private final List<String> warnings = new ArrayList<>();
  private final FailureDiagnoses failures = failures(new Told(warnings));

  @Test
  void aProbesAnswerThatComesLateIsInTheDiagnosis() {
    assertThat(failures.of(ROLLOUT, UNREADY, NOW)).isEmpty();
    assertThat(failures.of(ROLLOUT, UNREADY, NOW.plusSeconds(60))).isEmpty();
    warnings.add(ANSWER);
    Diagnosis told = failures.of(ROLLOUT, UNREADY, NOW.plusSeconds(70)).orElseThrow();
    assertThat(told.events()).containsExactly(ANSWER);
    assertThat(told.message()).contains("503");
  }

  @Test
  void whatNeverComesIsNotWaitedForForEver() {
    assertThat(failures.of(ROLLOUT, UNREADY, NOW)).isEmpty();
    assertThat(failures.of(ROLLOUT, UNREADY, NOW.plusSeconds(90))).isPresent();
  }

  @Test
  void theNextRolloutIsGivenTheTimeAnew() {
    assertThat(failures.of(ROLLOUT, UNREADY, NOW)).isEmpty();
    failures.forget(ROLLOUT);
    assertThat(failures.of(ROLLOUT, UNREADY, NOW.plusSeconds(90))).isEmpty();
  }

  private static FailureDiagnoses failures(Evidence evidence) {
    DeployerProperties properties =
        new DeployerProperties(
            "default",
            List.of(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(90),
            Duration.ofSeconds(1),
            new DeployerProperties.Kubernetes(null, null));
    return new FailureDiagnoses(new Findings(evidence, properties), new LateEvidence(properties));
  }

  /// A cluster that says this of each pod, and nothing else.
  private record Told(List<String> warnings) implements Evidence {

    @Override
    public List<PodView> pods(Rollout rollout) {
      return List.of();
    }

    @Override
    public List<TerminatingPod> terminating(Rollout rollout) {
      return List.of();
    }

    @Override
    public boolean isCurrent(Rollout rollout) {
      return true;
    }

    @Override
    public List<String> warnings(String namespace, String pod) {
      return List.copyOf(warnings);
    }

    @Override
    public List<String> log(String namespace, PodView pod, boolean previous) {
      return List.of();
    }

    @Override
    public void reported(Rollout rollout) {}
  }
}
