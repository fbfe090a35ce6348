package dev.slipway.deployer.diagnosis;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.instance.Rollout;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The diagnosis of a rollout that has failed, given once its evidence tells why or has been waited for long
/// enough.
@Component
public class FailureDiagnoses {

  private final Findings findings;
  private final LateEvidence late;

  FailureDiagnoses(Findings findings, LateEvidence late) {
    this.findings = findings;
    this.late = late;
  }

  /// Reads the evidence anew each time.
  ///
  /// @param culprit the container to blame, null if none can be named
  /// @return empty as long as evidence may still come: ask again with the next look
  public Optional<Diagnosis> of(Rollout rollout, @Nullable PodView culprit, Instant now) {
    Finding finding = findings.of(rollout, culprit, now);
    return late.isAwaited(finding, now) ? Optional.empty() : Optional.of(Diagnoses.of(finding));
  }

  /// Forgets since when evidence was waited for: the rollout has ended.
  public void forget(Rollout rollout) {
    late.forget(rollout);
  }
}
