package dev.slipway.deployer.rollout;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.diagnosis.Diagnoses;
import dev.slipway.deployer.diagnosis.TerminatingPod;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Tells what a rollout under way waits for while it waits, and once it no longer does: a quota that is used
/// up, a Deployment that is paused, pods that do not go.
@Component
class Delays {

  private final Results results;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  private record Told(long sequence, String reason) {}

  Delays(Results results) {
    this.results = results;
  }

  /// @param terminating the pods that are stuck on their way out and may be in its way
  /// @throws dev.slipway.messaging.failure.TransientException if Kafka does not answer
  void tell(Rollout rollout, List<TerminatingPod> terminating) {
    Optional<Diagnosis> trouble = Diagnoses.ofDelay(rollout, terminating);
    long sequence = rollout.request().event().sequence();
    Told now = new Told(sequence, trouble.map(Diagnosis::reason).orElse(""));
    Told before = told.get(rollout.key());
    String last = before == null || before.sequence() != sequence ? "" : before.reason();
    if (!Objects.equals(last, now.reason())) {
      results.delayed(rollout.request(), trouble.orElse(null));
      told.put(rollout.key(), now);
    }
  }

  void forget(Rollout rollout) {
    told.remove(rollout.key());
  }
}
