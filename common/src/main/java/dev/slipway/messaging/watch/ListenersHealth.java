package dev.slipway.messaging.watch;

import java.util.Comparator;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Up while every listener of this service runs and belongs to its consumer group.
public final class ListenersHealth implements HealthIndicator {

  private final Assignments assignments;

  ListenersHealth(Assignments assignments) {
    this.assignments = assignments;
  }

  @Override
  public Health health() {
    List<String> reasons =
        assignments.all().stream()
            .sorted(Comparator.comparing(Assignment::group))
            .filter(a -> !a.running() || !a.joined())
            .map(a ->
                a.group()
                    + (a.running()
                        ? ": not in its consumer group yet"
                        : ": the listener has stopped"))
            .toList();
    return reasons.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("reason", String.join("; ", reasons)).build();
  }
}
