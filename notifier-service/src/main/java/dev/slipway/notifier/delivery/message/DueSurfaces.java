package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Platforms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows whose message is behind. Each method is for the caller's transaction.
@Repository
class DueSurfaces {

  /// What is for a platform that is not served waits until it is. A reply waits until the message it replies to exists. Only the id is read, so that a row that cannot
  /// be read is known by it. Messages whose buttons no longer count come first: somebody may be about to
  /// click them. Then come those that lack buttons, then messages before what is told below them.
  private static final String NEXT =
      """
      SELECT s.id
      FROM surface s
      LEFT JOIN surface p ON p.release_id = s.release_id AND p.surface_key = s.thread_of
      WHERE s.delivered_hash IS DISTINCT FROM s.content_hash
        AND s.platform = ANY(:served::text[])
        AND s.not_before <= now()
        AND (s.lease_until IS NULL OR s.lease_until < now())
        AND (s.thread_of IS NULL OR p.message_id IS NOT NULL)
        AND (s.settles_at IS NULL OR s.settles_at <= now()
          OR s.message_id IS NULL OR s.shown_buttons <> s.buttons)
      ORDER BY
        s.shown_buttons <> '' AND s.shown_buttons <> s.buttons DESC,
        s.message_id IS NOT NULL AND s.shown_buttons <> s.buttons DESC,
        s.thread_of IS NOT NULL,
        s.not_before, s.id
      LIMIT 1
      FOR UPDATE OF s SKIP LOCKED
      """;

  private static final String READ =
      """
      SELECT s.*, p.message_id AS thread, coalesce(s.first_attempt_at, now()) AS since
      FROM surface s
      LEFT JOIN surface p ON p.release_id = s.release_id AND p.surface_key = s.thread_of
      WHERE s.id = :id
      """;

  private static final String POST_ANEW =
      """
      UPDATE surface SET message_id = NULL, delivered_hash = NULL, delivered_version = NULL,
        shown_buttons = '', first_attempt_at = NULL, in_doubt = false, not_before = now(), replaced_at = now(),
        lease_owner = NULL, lease_until = NULL
      """;

  private final JdbcClient jdbc;
  private final String[] served;

  @Autowired
  DueSurfaces(JdbcClient jdbc, Platforms platforms) {
    this(jdbc, platforms.names());
  }

  /// @param served the platforms on which messages can be sent
  DueSurfaces(JdbcClient jdbc, Set<String> served) {
    this.jdbc = jdbc;
    this.served = served.toArray(String[]::new);
  }

  /// Locks the next row that is due and that nobody else has.
  Optional<Long> next() {
    return jdbc.sql(NEXT).param("served", served).query(Long.class).optional();
  }

  /// Reads a row that [#next] has locked.
  Delivery read(long id, String lease) {
    return jdbc.sql(READ).param("id", id).query((row, _) -> delivery(row, lease)).single();
  }

  /// Puts a row off that could not be read, each time for longer.
  void putAside(long id, DeliveryProperties properties, String error) {
    jdbc.sql(
            """
            UPDATE surface SET attempts = attempts + 1, last_error = :error,
              not_before = now() + make_interval(
                secs => least(:longest, :first * power(2, least(attempts, 20))))
            WHERE id = :id
            """)
        .param("error", error)
        .param("longest", properties.slowRetry().toMillis() / 1000.0)
        .param("first", properties.firstRetry().toMillis() / 1000.0)
        .param("id", id)
        .update();
  }

  private static Delivery delivery(ResultSet row, String lease) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        lease,
        row.getString("platform"),
        row.getString("destination"),
        new ChatPlatform.Identity(
            row.getString("release_id"),
            row.getString("surface_key"),
            row.getString("content_hash")),
        row.getLong("desired_version"),
        row.getString("card"),
        row.getString("conversation"),
        row.getString("message_id"),
        row.getString("thread"),
        row.getBoolean("in_doubt"),
        row.getInt("attempts"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("behind_since", OffsetDateTime.class).toInstant(),
        new Delivery.Buttons(row.getString("shown_buttons"), row.getString("buttons")),
        Correlation.of(row));
  }

  /// Keeps the row until the lease runs out. A message that is about to be posted is in doubt from
  /// here until its outcome is recorded, so that a crash in between is noticed.
  void lease(Delivery delivery, Duration duration) {
    jdbc.sql(
            """
            UPDATE surface SET lease_owner = :lease,
              lease_until = now() + make_interval(secs => :secs),
              in_doubt = message_id IS NULL,
              first_attempt_at = coalesce(first_attempt_at, now())
            WHERE id = :id
            """)
        .param("lease", delivery.lease())
        .param("secs", duration.toMillis() / 1000.0)
        .param("id", delivery.id())
        .update();
  }

  /// Begins the lease anew.
  ///
  /// @return whether the worker still held it; where not, somebody else has the row by now
  boolean renew(Delivery delivery, Duration duration) {
    return jdbc.sql(
                """
                UPDATE surface SET lease_until = now() + make_interval(secs => :secs)
                WHERE id = :id AND lease_owner = :lease
                """)
            .param("secs", duration.toMillis() / 1000.0)
            .param("id", delivery.id())
            .param("lease", delivery.lease())
            .update()
        == 1;
  }

  /// Puts a row off that has not been leased.
  void postpone(long id, OffsetDateTime until) {
    jdbc.sql("UPDATE surface SET not_before = :until WHERE id = :id")
        .param("until", until)
        .param("id", id)
        .update();
  }

  /// The message exists and shows the given content, which may be behind the row's by now.
  ///
  /// @return whether the worker still held the lease; where not, nothing was recorded
  boolean delivered(Delivery delivery, String conversation, String messageId, String content) {
    return record(delivery, conversation, messageId, content, "lease_owner = :lease");
  }

  /// What was sent after the lease was lost counts all the same, since it is what chat shows, unless
  /// another message has become the row's. Whoever holds the lease now loses it, so that of two who
  /// both posted one is told that it came too late.
  ///
  /// @return whether the message is the row's
  boolean deliveredLate(Delivery delivery, String conversation, String messageId, String content) {
    return record(
        delivery, conversation, messageId, content, "coalesce(message_id, :message) = :message");
  }

  /// Whether the row has a message, and it is not this one. A row that is no longer kept has none.
  boolean hasAnother(Delivery delivery, String messageId) {
    return jdbc.sql("SELECT count(*) FROM surface WHERE id = :id AND message_id <> :message")
            .param("id", delivery.id())
            .param("message", messageId)
            .query(Long.class)
            .single()
        > 0;
  }

  private boolean record(
      Delivery delivery, String conversation, String messageId, String content, String condition) {
    return jdbc.sql(
                """
                UPDATE surface SET conversation = :conversation, message_id = :message,
                  delivered_hash = :content,
                  shown_buttons = CASE WHEN :content = :sent THEN :buttons ELSE shown_buttons END,
                  delivered_version = CASE WHEN :content = :sent THEN :version ELSE delivered_version END,
                  attempts = 0, in_doubt = false, last_error = NULL, not_before = now(),
                  lease_owner = NULL, lease_until = NULL
                WHERE id = :id
                """
                    + " AND "
                    + condition)
            .param("conversation", conversation)
            .param("message", messageId)
            .param("content", content)
            .param("sent", delivery.identity().content())
            .param("buttons", delivery.buttons().desired())
            .param("version", delivery.version())
            .param("id", delivery.id())
            .param("lease", delivery.lease())
            .update()
        == 1;
  }

  /// @return whether the message was not replaced in the time before
  boolean mayReplace(Delivery delivery, Duration time) {
    return jdbc.sql(
                """
                SELECT count(*) FROM surface
                WHERE id = :id AND lease_owner = :lease AND (replaced_at IS NULL
                  OR replaced_at < now() - make_interval(secs => :secs))
                """)
            .param("id", delivery.id())
            .param("lease", delivery.lease())
            .param("secs", time.toMillis() / 1000.0)
            .query(Long.class)
            .single()
        == 1;
  }

  /// The message has to be posted anew, since it is gone or cannot be changed.
  void replace(Delivery delivery) {
    jdbc.sql(POST_ANEW + "WHERE id = :id AND lease_owner = :lease")
        .param("id", delivery.id())
        .param("lease", delivery.lease())
        .update();
  }

  /// The message that this one replies to has to be posted anew.
  void parentGone(Delivery delivery) {
    jdbc.sql(
            POST_ANEW
                + """
                WHERE message_id = :thread AND release_id = :release AND surface_key = (
                  SELECT thread_of FROM surface WHERE id = :id)
                """)
        .param("thread", delivery.thread())
        .param("release", delivery.identity().release())
        .param("id", delivery.id())
        .update();
  }

  /// Remembers that this content was refused, so that another is tried at once.
  void contentRefused(Delivery delivery) {
    jdbc.sql("UPDATE surface SET refused_hash = :hash WHERE id = :id AND lease_owner = :lease")
        .param("hash", delivery.identity().content())
        .param("id", delivery.id())
        .param("lease", delivery.lease())
        .update();
  }

  /// The state after a failed attempt.
  ///
  /// @param counted whether it was the message's own failure, which makes the next wait longer
  record Retry(Duration after, String error, boolean inDoubt, boolean counted) {}

  /// @return whether this error is new for the row
  boolean failed(Delivery delivery, Retry retry) {
    String before =
        jdbc.sql("SELECT coalesce(last_error, '') FROM surface WHERE id = :id")
            .param("id", delivery.id())
            .query(String.class)
            .optional()
            .orElse("");
    jdbc.sql(
            """
            UPDATE surface SET attempts = attempts + :counted, last_error = :error,
              in_doubt = :inDoubt, not_before = now() + make_interval(secs => :secs),
              lease_owner = NULL, lease_until = NULL
            WHERE id = :id AND lease_owner = :lease
            """)
        .param("counted", retry.counted() ? 1 : 0)
        .param("error", retry.error())
        .param("inDoubt", retry.inDoubt())
        .param("secs", retry.after().toMillis() / 1000.0)
        .param("id", delivery.id())
        .param("lease", delivery.lease())
        .update();
    return !before.equals(retry.error());
  }
}
