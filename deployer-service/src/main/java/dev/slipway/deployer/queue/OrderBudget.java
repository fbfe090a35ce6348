package dev.slipway.deployer.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The time that an order has waited for what is its own trouble. It stands still while the API server
/// answers nobody. Used by one thread.
final class OrderBudget {

  private final Clock clock;
  private final Reachability cluster;
  private Instant counted;
  private Duration spent = Duration.ZERO;

  OrderBudget(Clock clock, Reachability cluster) {
    this.clock = clock;
    this.cluster = cluster;
    this.counted = clock.instant();
  }

  /// The time since the last look was not the cluster's.
  void skip() {
    counted = clock.instant();
  }

  /// Whether the time is used up. Asks whether the cluster is there at all.
  boolean isSpent(Duration timeout) {
    boolean answers = cluster.answers();
    Instant now = clock.instant();
    if (answers) {
      spent = spent.plus(Duration.between(counted, now));
    }
    counted = now;
    return answers && spent.compareTo(timeout) >= 0;
  }
}
