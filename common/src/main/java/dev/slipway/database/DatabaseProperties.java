package dev.slipway.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The limits of a service's database connections. Migrations have none: they may wait for a lock.
///
/// @param lockTimeout how long a statement waits for a row or table that another transaction keeps locked; what a
///     project's locked rows keep from being decided is parked then, and others go on. From 100 ms to 30 s
/// @param idleInTransaction after which PostgreSQL ends a transaction of a service that has stopped, such as a frozen
///     process, so that its locks hold nobody up; at least 5 s
@ConfigurationProperties("slipway.database")
public record DatabaseProperties(
    @DefaultValue("2s") Duration lockTimeout, @DefaultValue("30s") Duration idleInTransaction) {

  private static final Duration LEAST_LOCK = Duration.ofMillis(100);
  private static final Duration MOST_LOCK = Duration.ofSeconds(30);
  private static final Duration LEAST_IDLE = Duration.ofSeconds(5);

  public DatabaseProperties {
    if (lockTimeout.compareTo(LEAST_LOCK) < 0 || lockTimeout.compareTo(MOST_LOCK) > 0) {
      throw new IllegalArgumentException(
          "slipway.database.lock-timeout (%s) must be from 100ms to 30s: while a statement waits, nothing else of its partition is decided"
              .formatted(lockTimeout));
    }
    if (idleInTransaction.compareTo(LEAST_IDLE) < 0) {
      throw new IllegalArgumentException(
          "slipway.database.idle-in-transaction (%s) must be at least 5s"
              .formatted(idleInTransaction));
    }
  }

  /// The statements that a new connection begins with.
  String settings() {
    return "SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d"
        .formatted(lockTimeout.toMillis(), idleInTransaction.toMillis());
  }
}
