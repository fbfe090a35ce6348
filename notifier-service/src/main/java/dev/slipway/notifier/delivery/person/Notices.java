package dev.slipway.notifier.delivery.person;

import dev.slipway.notifier.delivery.Correlation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the messages and answers to single people. An event tells once, however often it is read; what is
/// too old to be of use is dropped.
@Repository
public class Notices {

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param eventId of what it is about
  /// @param reply where a command is answered, sealed; null for what is told in the conversation
  /// @param card as JSON
  /// @param expiresAt after which nobody cares any more
  public record Notice(
      String eventId,
      String platform,
      String channel,
      String recipient,
      @Nullable String reply,
      String card,
      Instant expiresAt,
      Correlation cause) {}

  /// A notice that this worker has leased.
  record Leased(Notice notice, int attempts) {}

  /// What a person was told within the minute before is not told again, unless they typed for it.
  public void save(List<Notice> notices) {
    for (Notice notice : notices) {
      jdbc.sql(
              """
              INSERT INTO notice (event_id, platform, channel, recipient, reply, content, expires_at,
                correlation, traceparent)
              SELECT :event, :platform, :channel, :recipient, :reply, :content::jsonb, :expires,
                :correlation, :traceparent
              WHERE :reply::text IS NOT NULL OR NOT EXISTS (
                SELECT 1 FROM notice same
                WHERE same.recipient = :recipient AND same.channel = :channel
                  AND same.content = :content::jsonb AND same.reply IS NULL
                  AND same.expires_at BETWEEN :expires - interval '1 minute' AND :expires)
              ON CONFLICT DO NOTHING
              """)
          .param("event", notice.eventId())
          .param("platform", notice.platform())
          .param("channel", notice.channel())
          .param("recipient", notice.recipient())
          .param("reply", notice.reply())
          .param("content", notice.card())
          .param("expires", notice.expiresAt().atOffset(ZoneOffset.UTC))
          .param("correlation", notice.cause().correlation())
          .param("traceparent", notice.cause().traceparent())
          .update();
    }
  }

  /// Leases the next notice that is due and returns its id, so that one that cannot be read is known by it.
  /// In the caller's transaction.
  Optional<String> next(String lease, Duration duration) {
    return jdbc.sql(
            """
            UPDATE notice SET lease_owner = :lease, attempts = attempts + 1,
              lease_until = now() + make_interval(secs => :secs)
            WHERE event_id = (
              SELECT event_id FROM notice
              WHERE NOT done AND not_before <= now() AND expires_at > now()
                AND (lease_until IS NULL OR lease_until < now())
              ORDER BY not_before LIMIT 1
              FOR UPDATE SKIP LOCKED)
            RETURNING event_id
            """)
        .param("lease", lease)
        .param("secs", duration.toMillis() / 1000.0)
        .query(String.class)
        .optional();
  }

  /// A notice that [#next] has leased.
  Leased read(String eventId) {
    return jdbc.sql("SELECT * FROM notice WHERE event_id = :event")
        .param("event", eventId)
        .query((row, _) ->
            new Leased(
                new Notice(
                    row.getString("event_id"),
                    row.getString("platform"),
                    row.getString("channel"),
                    row.getString("recipient"),
                    row.getString("reply"),
                    row.getString("content"),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                    Correlation.of(row)),
                row.getInt("attempts") - 1))
        .single();
  }

  /// Gives up a notice that cannot be read.
  void giveUp(String eventId) {
    jdbc.sql("UPDATE notice SET done = true, lease_until = NULL WHERE event_id = :event")
        .param("event", eventId)
        .update();
  }

  void done(Notice notice) {
    giveUp(notice.eventId());
  }

  void retry(Notice notice, Duration after) {
    jdbc.sql(
            """
            UPDATE notice SET lease_until = NULL, not_before = now() + make_interval(secs => :secs)
            WHERE event_id = :event
            """)
        .param("secs", after.toMillis() / 1000.0)
        .param("event", notice.eventId())
        .update();
  }
}
