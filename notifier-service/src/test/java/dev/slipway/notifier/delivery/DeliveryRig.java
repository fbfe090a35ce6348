package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.notifier.Chat;
import dev.slipway.testing.Infrastructure;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/// A notifier between a Kafka and a PostgreSQL of its own and a stand-in Slack, for one class of tests.
abstract class DeliveryRig {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static Infrastructure.Broker kafka;
  static Database database;
  static Chat chat;
  static Notifier notifier;

  @BeforeAll
  static void start() {
    kafka = Infrastructure.freshKafka();
    database = Infrastructure.freshDatabase();
    chat = new Chat();
    notifier = new Notifier(kafka.bootstrapServers(), database, chat);
  }

  @AfterAll
  static void stop() {
    notifier.close();
    chat.close();
    kafka.close();
  }

  /// Publishes and waits until chat shows it.
  static Releases shown(Releases release) {
    notifier.publish(release);
    return settled(release);
  }

  static Releases settled(Releases release) {
    String id = release.snapshot().id();
    await()
        .atMost(PATIENCE)
        .until(() -> notifier.version(id) >= release.snapshot().version() && notifier.settled(id));
    return release;
  }

  static String messageId(String release) {
    return notifier
        .jdbc()
        .sql(
            "SELECT message_id FROM surface WHERE release_id = :id AND surface_key = 'summary@channel'")
        .param("id", release)
        .query(String.class)
        .single();
  }

  static JsonNode only(String release, String key) {
    List<JsonNode> messages = chat.about(release, key);
    assertThat(messages).as(key).hasSize(1);
    return messages.getFirst();
  }

  static void eachOnce(String release) {
    assertThat(chat.about(release)).isNotEmpty();
    assertThat(chat.about(release).stream().map(Chat::key)).doesNotHaveDuplicates();
  }
}
