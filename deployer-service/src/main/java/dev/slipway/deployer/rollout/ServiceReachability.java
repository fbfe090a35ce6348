package dev.slipway.deployer.rollout;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.diagnosis.Diagnoses;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Checks that new pods which are ready are also reached: by the Service, whose addresses follow a moment
/// later, and never where its selector or its ports are not theirs.
@Component
class ServiceReachability {

  /// The cluster writes no more of a Service's addresses down.
  private static final int MOST = 1000;

  private final Addresses addresses;

  ServiceReachability(Addresses addresses) {
    this.addresses = addresses;
  }

  /// Always, for a workload without a Service, for a project's own manifests, and for pods that an abort
  /// leaves as they are.
  ///
  /// @param pods of the rollout's own request
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  boolean covers(Rollout rollout, List<PodView> pods) {
    int wanted = Math.min(rollout.status().desired(), MOST);
    return !hasService(rollout)
        || rollout.placed().isAsItWas()
        || wanted == 0
        || addresses
            .of(rollout.namespace(), rollout.placed().service())
            .filter(reached -> count(reached, pods) < wanted)
            .isEmpty();
  }

  /// A project's own manifests have ways of their own.
  private static boolean hasService(Rollout rollout) {
    Workload workload = rollout.placed().runs().event().workload();
    return workload.port() != null || !workload.ports().isEmpty();
  }

  private static long count(Set<String> reached, List<PodView> pods) {
    Set<String> ours = pods.stream().map(PodView::pod).collect(Collectors.toSet());
    return reached.stream().filter(ours::contains).count();
  }

  /// Why a rollout of pods that are ready has failed.
  Diagnosis missing(Rollout rollout, List<PodView> pods) {
    Optional<Set<String>> reached = addresses.of(rollout.namespace(), rollout.placed().service());
    long count = reached.map(names -> count(names, pods)).orElse(0L);
    return Diagnosis.of(
        Cause.TIMEOUT,
        "NotReached",
        "the new pods are ready, but after %s the service %s in %s leads to %d of %d; look at its selector and ports"
            .formatted(
                Diagnoses.timeout(rollout),
                rollout.placed().service(),
                rollout.namespace(),
                count,
                rollout.status().desired()),
        List.of(new Fact("service", rollout.placed().service())));
  }
}
