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
