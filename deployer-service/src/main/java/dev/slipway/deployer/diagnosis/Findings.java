package dev.slipway.deployer.diagnosis;

import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.instance.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gathers the evidence of why a rollout fails or does not get on.
@Component
public class Findings {

  private static final int MOST_CLAIMS = 3;

  private final Evidence evidence;
  private final DeployerProperties properties;

  Findings(Evidence evidence, DeployerProperties properties) {
    this.evidence = evidence;
    this.properties = properties;
  }

  /// A container that has crashed says why in the log of its last run.
  ///
  /// @param pod the container to blame, null if none can be named
  public Finding of(Rollout rollout, @Nullable PodView pod, Instant now) {
    if (pod == null) {
      return new Finding(rollout, null, List.of(), List.of(), List.of(), stuck(rollout, now));
    }
    boolean crashed = Ailment.of(pod) == Ailment.CRASHES;
    boolean hasLog = crashed || pod.running();
    return new Finding(
        rollout,
        pod,
        evidence.warnings(rollout.namespace(), pod.pod()),
        hasLog ? evidence.log(rollout.namespace(), pod, crashed && pod.restarts() > 0) : List.of(),
        claims(rollout, pod),
        Ailment.of(pod).mayWaitForOthers() ? stuck(rollout, now) : List.of());
  }

  private List<String> claims(Rollout rollout, PodView pod) {
    return pod.claims().stream()
        .limit(MOST_CLAIMS)
        .map(claim -> evidence.warnings(rollout.namespace(), claim))
        .filter(warnings -> !warnings.isEmpty())
        .map(List::getLast)
        .toList();
  }

  /// The pods that keep a rollout under way from getting on by not going, empty while it may get on by itself.
  ///
  /// @param pods of its own request
  public List<TerminatingPod> inTheWay(Rollout rollout, List<PodView> pods, Instant now) {
    boolean young = now.isBefore(rollout.appliedAt().plus(properties.failureGrace()));
    Optional<PodView> other =
        pods.stream().filter(pod -> !Ailment.of(pod).mayWaitForOthers()).findAny();
    return young || other.isPresent() ? List.of() : stuck(rollout, now);
  }

  private List<TerminatingPod> stuck(Rollout rollout, Instant now) {
    return evidence.terminating(rollout).stream()
        .filter(pod -> pod.isStuck(now, properties.failureGrace()))
        .toList();
  }
}
