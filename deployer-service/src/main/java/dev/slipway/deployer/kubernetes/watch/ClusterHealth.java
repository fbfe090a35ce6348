package dev.slipway.deployer.kubernetes.watch;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up while the cluster reports its rollouts, without which nothing that is applied would be reported. Of several
/// namespaces, one that cannot be watched is a detail: the others go on.
@Component("clusterHealthIndicator")
class ClusterHealth implements HealthIndicator {

  private final RolloutInformers informers;

  ClusterHealth(RolloutInformers informers) {
    this.informers = informers;
  }

  @Override
  public Health health() {
    Map<String, String> unwatched = informers.namespaces().unwatched();
    if (!informers.namespaces().isAnyWatching()) {
      return Health.down()
          .withDetail(
              "reason", "the cluster's deployments cannot be watched; is its API server reachable?")
          .withDetails(unwatched)
          .build();
    }
    return unwatched.isEmpty()
        ? Health.up().build()
        : Health.up().withDetail("unwatched", unwatched).build();
  }
}
