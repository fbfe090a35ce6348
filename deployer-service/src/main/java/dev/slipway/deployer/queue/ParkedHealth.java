package dev.slipway.deployer.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Names what waits and for what. Up in any case: one instance's trouble is not the service's.
@Component("parkedHealthIndicator")
class ParkedHealth implements HealthIndicator {

  private static final int MOST = 20;

  private final Parked parked;

  ParkedHealth(Parked parked) {
    this.parked = parked;
  }

  @Override
  public Health health() {
    Map<String, Object> waiting = new LinkedHashMap<>();
    parked
        .oldest(MOST)
        .forEach(one ->
            waiting.put(
                one.project() + " " + one.slot(), "since " + one.since() + ": " + one.why()));
    Health.Builder health = Health.up().withDetail("parked", parked.count());
    return (waiting.isEmpty() ? health : health.withDetail("waiting", waiting)).build();
  }
}
