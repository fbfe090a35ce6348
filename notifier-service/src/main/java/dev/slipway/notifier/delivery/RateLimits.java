package dev.slipway.notifier.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Token buckets and blocks that all replicas share. Waiting is the caller's: nothing is dropped
/// here, and the database's clock is the only one.
@Repository
class RateLimits {

  private final JdbcClient jdbc;

  RateLimits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A bucket.
  ///
  /// @param perSecond how fast it fills
  /// @param burst how much it holds
  record Bucket(String name, double perSecond, int burst) {}

  /// Takes a token.
  ///
  /// @return when it is worth another try; empty where a token was taken
  Optional<OffsetDateTime> take(Bucket bucket) {
    jdbc.sql(
            """
            INSERT INTO rate_limit (name, tokens, refilled_at)
            VALUES (:name, :burst, clock_timestamp()) ON CONFLICT DO NOTHING
            """)
        .param("name", bucket.name())
        .param("burst", bucket.burst())
        .update();
    int taken =
        jdbc.sql(
                """
                UPDATE rate_limit SET
                  tokens = least(:burst, tokens
                      + extract(epoch FROM clock_timestamp() - refilled_at) * :rate) - 1,
                  refilled_at = clock_timestamp()
                WHERE name = :name
                  AND least(:burst, tokens
                      + extract(epoch FROM clock_timestamp() - refilled_at) * :rate) >= 1
                """)
            .param("name", bucket.name())
            .param("burst", bucket.burst())
            .param("rate", bucket.perSecond())
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(nextToken(bucket));
  }

  private OffsetDateTime nextToken(Bucket bucket) {
    return jdbc.sql(
            """
            SELECT refilled_at + make_interval(secs => greatest(0, 1 - tokens) / :rate)
            FROM rate_limit WHERE name = :name
            """)
        .param("name", bucket.name())
        .param("rate", bucket.perSecond())
        .query(OffsetDateTime.class)
        .single();
  }

  /// Until when a name is blocked; empty where it is not.
  Optional<OffsetDateTime> blockedUntil(String name) {
    return jdbc.sql(
            """
            SELECT blocked_until FROM rate_limit
            WHERE name = :name AND blocked_until > clock_timestamp()
            """)
        .param("name", name)
        .query(OffsetDateTime.class)
        .optional();
  }

  /// How long a name stays blocked; empty where it is not.
  Optional<Duration> blockedFor(String name) {
    return jdbc.sql(
            """
            SELECT ceil(extract(epoch FROM blocked_until - clock_timestamp()) * 1000)::bigint
            FROM rate_limit
            WHERE name = :name AND blocked_until > clock_timestamp()
            """)
        .param("name", name)
        .query(Long.class)
        .optional()
        .map(Duration::ofMillis);
  }

  /// Blocks a name, never for less long than it is blocked already.
  void block(String name, Duration duration, String reason) {
    jdbc.sql(
            """
            INSERT INTO rate_limit (name, tokens, refilled_at, blocked_until, reason)
            VALUES (:name, 0, clock_timestamp(), clock_timestamp() + make_interval(secs => :secs), :reason)
            ON CONFLICT (name) DO UPDATE SET
              blocked_until = greatest(rate_limit.blocked_until, excluded.blocked_until),
              reason = excluded.reason
            """)
        .param("name", name)
        .param("secs", duration.toMillis() / 1000.0)
        .param("reason", reason)
        .update();
  }

  void unblock(String name) {
    jdbc.sql("UPDATE rate_limit SET blocked_until = NULL WHERE name = :name")
        .param("name", name)
        .update();
  }

  /// Why a name is blocked; empty where it is not.
  Optional<String> reason(String name) {
    return jdbc.sql(
            """
            SELECT reason FROM rate_limit
            WHERE name = :name AND blocked_until > clock_timestamp()
            """)
        .param("name", name)
        .query(String.class)
        .optional();
  }

  /// Forgets limits that have long been full again.
  void forgetIdle() {
    jdbc.sql(
            """
            DELETE FROM rate_limit
            WHERE refilled_at < now() - interval '1 day'
              AND (blocked_until IS NULL OR blocked_until < now())
            """)
        .update();
  }
}
