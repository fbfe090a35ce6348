package dev.slipway.notifier.delivery;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Token buckets and blocks that all replicas share. Waiting is the caller's: nothing is dropped
/// here, and the database's clock is the only one.
@Repository
public class RateLimits {

  private final JdbcClient jdbc;

  public RateLimits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A bucket.
  ///
  /// @param perSecond how fast it fills
  /// @param burst how much it holds
  public record Bucket(String name, double perSecond, int burst) {}

  /// Takes a token.
  public Optional<OffsetDateTime> take(Bucket bucket) {
    return take(bucket, 0);
  }

  /// Takes a token, unless only so many would be left that are kept for what is more urgent.
  ///
  /// @param kept less than the bucket's burst
  /// @return when it is worth another try; empty where a token was taken
  public Optional<OffsetDateTime> take(Bucket bucket, int kept) {
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
                      + extract(epoch FROM clock_timestamp() - refilled_at) * :rate) >= 1 + :kept
                """)
            .param("kept", kept)
            .param("name", bucket.name())
            .param("burst", bucket.burst())
            .param("rate", bucket.perSecond())
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(nextToken(bucket, kept));
  }

  private OffsetDateTime nextToken(Bucket bucket, int kept) {
    return jdbc.sql(
            """
            SELECT refilled_at + make_interval(secs => greatest(0, 1 + :kept - tokens) / :rate)
            FROM rate_limit WHERE name = :name
            """)
        .param("name", bucket.name())
        .param("kept", kept)
        .param("rate", bucket.perSecond())
        .query(OffsetDateTime.class)
        .single();
  }

  /// A pause that is under way.
  record Block(String name, OffsetDateTime until, String reason) {

    /// Shorter ones are everyday.
    static final Duration WORTH_TELLING = Duration.ofSeconds(10);
  }

  /// The time until which one of the names is blocked; empty if none is.
  Optional<OffsetDateTime> blockedUntil(Collection<String> names) {
    return jdbc.sql(
            """
            SELECT max(blocked_until) FROM rate_limit
            WHERE name IN (:names) AND blocked_until > clock_timestamp()
            """)
        .param("names", names)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single();
  }

  /// Whether a block below the prefix is under way, that of `except` aside.
  boolean blocksBelow(String prefix, String except) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM rate_limit
              WHERE starts_with(name, :prefix) AND name <> :except
                AND blocked_until > clock_timestamp())
            """)
        .param("prefix", prefix)
        .param("except", prefix + except)
        .query(Boolean.class)
        .single();
  }

  /// Blocks a name, never for less long than it is blocked already.
  ///
  /// @param refused whether a person has to change something; a restart tries those again at once
  /// @return whether the name was not blocked before
  boolean block(String name, Duration duration, String reason, boolean refused) {
    return jdbc.sql(
            """
            WITH before AS (
              SELECT 1 FROM rate_limit WHERE name = :name AND blocked_until > clock_timestamp())
            INSERT INTO rate_limit (name, tokens, refilled_at, blocked_until, reason, refused)
            VALUES (:name, 0, clock_timestamp(),
              clock_timestamp() + make_interval(secs => :secs), :reason, :refused)
            ON CONFLICT (name) DO UPDATE SET
              blocked_until = greatest(rate_limit.blocked_until, excluded.blocked_until),
              reason = excluded.reason,
              refused = excluded.refused
            RETURNING NOT EXISTS (SELECT 1 FROM before)
            """)
        .param("name", name)
        .param("secs", duration.toMillis() / 1000.0)
        .param("reason", reason)
        .param("refused", refused)
        .query(Boolean.class)
        .single();
  }

  /// Ends what waits for a person to change something.
  void unblockRefused() {
    jdbc.sql("UPDATE rate_limit SET blocked_until = NULL WHERE refused").update();
  }

  /// The longest blocks that are under way and worth telling.
  List<Block> blocks(int most) {
    return jdbc.sql(
            """
            SELECT name, blocked_until, coalesce(reason, '') AS reason FROM rate_limit
            WHERE blocked_until > clock_timestamp() + make_interval(secs => :secs) OR (
              refused AND blocked_until > clock_timestamp())
            ORDER BY blocked_until DESC, name LIMIT :most
            """)
        .param("secs", (double) Block.WORTH_TELLING.toSeconds())
        .param("most", most)
        .query((row, _) ->
            new Block(
                row.getString("name"),
                row.getObject("blocked_until", OffsetDateTime.class),
                row.getString("reason")))
        .list();
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
