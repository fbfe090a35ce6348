package dev.slipway.notifier.delivery.message;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Remembers the conversation behind each destination, so that each is opened once.
@Repository
class ConversationBook {

  private final JdbcClient jdbc;

  ConversationBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<String> find(String platform, String destination) {
    return jdbc.sql(
            """
            SELECT conversation FROM conversation
            WHERE platform = :platform AND destination = :destination
            """)
        .param("platform", platform)
        .param("destination", destination)
        .query(String.class)
        .optional();
  }

  /// The conversation of a message is no longer there: the next one opens another, in which this message and the one
  /// that it replies to are posted anew. For the caller's transaction or none; the worker keeps its lease.
  void forget(Delivery delivery) {
    Optional<String> gone =
        Optional.ofNullable(delivery.conversation())
            .or(() -> find(delivery.platform(), delivery.destination()));
    gone.ifPresent(conversation -> forget(delivery, conversation));
  }

  private void forget(Delivery delivery, String conversation) {
    jdbc.sql(
            """
            DELETE FROM conversation
            WHERE platform = :platform AND destination = :destination
              AND conversation = :conversation
            """)
        .param("platform", delivery.platform())
        .param("destination", delivery.destination())
        .param("conversation", conversation)
        .update();
    jdbc.sql(
            """
            UPDATE surface SET conversation = NULL, message_id = NULL, delivered_hash = NULL,
              delivered_version = NULL, shown_buttons = '', first_attempt_at = NULL,
              in_doubt = false, replaced_at = now()
            WHERE release_id = :release AND conversation = :conversation
              AND (id = :id OR surface_key = (SELECT thread_of FROM surface WHERE id = :id))
            """)
        .param("id", delivery.id())
        .param("release", delivery.identity().release())
        .param("conversation", conversation)
        .update();
  }

  void remember(String platform, String destination, String conversation) {
    jdbc.sql(
            """
            INSERT INTO conversation (platform, destination, conversation)
            VALUES (:platform, :destination, :conversation)
            ON CONFLICT (platform, destination) DO UPDATE SET conversation = excluded.conversation
            """)
        .param("platform", platform)
        .param("destination", destination)
        .param("conversation", conversation)
        .update();
  }
}
