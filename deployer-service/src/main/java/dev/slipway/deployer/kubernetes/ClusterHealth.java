package dev.slipway.deployer.kubernetes;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Up while the cluster tells of its rollouts. Without that, what is applied is never reported.
@Component("clusterHealthIndicator")
class ClusterHealth implements HealthIndicator {

  private final RolloutInformers informers;

  ClusterHealth(RolloutInformers informers) {
    this.informers = informers;
  }

  @Override
  public Health health() {
    return informers.watching()
        ? Health.up().build()
        : Health.down()
            .withDetail(
                "reason",
                "the cluster's deployments cannot be watched; is its API server reachable?")
            .build();
  }
}
