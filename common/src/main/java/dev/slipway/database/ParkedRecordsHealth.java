package dev.slipway.database;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;

/// The keys of which records are parked. Always up: each concerns one project, and all others go on.
final class ParkedRecordsHealth implements HealthIndicator {

  private final ParkedRecords parked;

  ParkedRecordsHealth(ParkedRecords parked) {
    this.parked = parked;
  }

  @Override
  public Health health() {
    Health.Builder up = Health.up();
    try {
      List<ParkedRecords.Waiting> waiting = parked.waiting();
      return waiting.isEmpty() ? up.build() : up.withDetail("waiting", waiting).build();
    } catch (DataAccessException e) {
      return up.withDetail("waiting", "not known while the database does not answer").build();
    }
  }
}
