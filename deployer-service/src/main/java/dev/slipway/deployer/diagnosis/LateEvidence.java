package dev.slipway.deployer.diagnosis;

import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.instance.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Waits for evidence that comes late: on a busy node a kubelet's events are a minute behind, and a log is
/// empty until it is written out.
@Component
public class LateEvidence {

  private static final Duration FOR_A_LOG = Duration.ofSeconds(5);

  private final DeployerProperties properties;
  private final Map<String, Missing> missing = new ConcurrentHashMap<>();

  private record Missing(long sequence, Instant since) {}

  LateEvidence(DeployerProperties properties) {
    this.properties = properties;
  }

  /// Whether to look once more before the failure is reported.
  public boolean isAwaited(Finding finding, Instant now) {
    Rollout rollout = finding.rollout();
    if (Diagnoses.isTelling(finding)) {
      return false;
    }
    long sequence = rollout.request().event().sequence();
    Missing first =
        missing.compute(
            rollout.key(),
            (_, there) ->
                there != null && there.sequence() == sequence ? there : new Missing(sequence, now));
    return now.isBefore(first.since().plus(patience(finding)));
  }

  private Duration patience(Finding finding) {
    Duration longest = properties.evidencePatience();
    PodView pod = finding.culprit();
    boolean log = pod != null && Ailment.of(pod) == Ailment.CRASHES;
    return log && longest.compareTo(FOR_A_LOG) > 0 ? FOR_A_LOG : longest;
  }

  /// Forgets since when evidence was waited for: the rollout has ended.
  public void forget(Rollout rollout) {
    missing.remove(rollout.key());
  }
}
