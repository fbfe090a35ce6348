package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.testing.Infrastructure;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One message for each surface, whatever goes wrong on the way.
class DeliveryFaultsIT extends DeliveryRig {

  @Test
  void aRateLimitIsObeyedByTheWholeMethod() {
    chat.fail("chat.postMessage", "ratelimited", 1);
    double calls = notifier.calls("post");
    Instant before = Instant.now();
    shown(Releases.opened("test-limited000"));
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(950));
    assertThat(notifier.calls("post")).isEqualTo(calls + 2);
    eachOnce("test-limited000");
  }

  @Test
  void aPostWhoseAnswerWasLostIsFoundAndNotRepeated() {
    chat.fail("chat.postMessage", "timeout_after_accept", 1);
    shown(Releases.opened("test-lost000000"));
    eachOnce("test-lost000000");
    assertThat(only("test-lost000000", "summary@channel").path("edits").asInt()).isZero();
  }

  /// The client's own repetition, behind our back, would be a second message: it repeats what it sent
  /// on a connection that had served before.
  @Test
  void aPostWhoseConnectionBrokeIsFoundAndNotRepeated() {
    shown(Releases.opened("test-warm000000"));
    chat.fail("chat.postMessage", "connection_lost_after_accept", 3);
    Releases release = shown(Releases.opened("test-broken0000").deployedToQa());
    eachOnce("test-broken0000");
    chat.fail("chat.update", "connection_lost_after_accept", 2);
    shown(release.supersededBy("test-newer00001"));
    eachOnce("test-broken0000");
  }

  /// The second has to post before the first message is there, else it finds that one: tried until it does.
  @Test
  void ofTwoWhoPostedTheOneThatLostItsLeaseTakesItsMessageBack() {
    List<String> ids = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          ids.add("test-late%06d".formatted(ids.size()));
          postLateWithALostLease(ids.getLast());
          return notifier.deliveries("removed") > 0;
        });
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(ids)
                .allSatisfy(id ->
                    assertThat(messageId(id))
                        .isEqualTo(only(id, "summary@channel").path("ts").asString())));
  }

  private void postLateWithALostLease(String id) {
    chat.fail("chat.postMessage", "late", 1);
    notifier.publish(Releases.opened(id));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            notifier
                    .jdbc()
                    .sql(
                        "UPDATE surface SET lease_until = now() WHERE release_id = :id AND in_doubt")
                    .param("id", id)
                    .update()
                == 1);
    await().atMost(PATIENCE).until(() -> notifier.settled(id));
  }

  @Test
  void aReplyWhoseAnswerWasLostIsFoundInItsThread() {
    String id = "test-lostreply0";
    Releases onQa = shown(Releases.opened(id).deployedToQa());
    chat.fail("chat.postMessage", "timeout_after_accept", 1);
    shown(onQa.vote("qa-check", Releases.QA_ONE, "approve"));
    eachOnce(id);
  }

  @Test
  void serverErrorsAreTriedAgain() {
    chat.fail("chat.postMessage", "http_500", 2);
    Releases release = shown(Releases.opened("test-500000000"));
    chat.fail("chat.update", "ok_false", 2);
    shown(release.deployedToQa());
    eachOnce("test-500000000");
  }

  @Test
  void aCrashBetweenSendingAndRecordingDoesNotDouble() {
    String id = "test-crash00000";
    Releases release = shown(Releases.opened(id));
    String ts = only(id, "summary@channel").path("ts").asString();
    notifier
        .jdbc()
        .sql(
            """
            UPDATE surface SET message_id = NULL, delivered_hash = NULL, in_doubt = true,
              lease_owner = 'gone', lease_until = now() WHERE release_id = :id
            """)
        .param("id", id)
        .update();
    settled(release);
    eachOnce(id);
    assertThat(messageId(id)).isEqualTo(ts);
  }

  @Test
  void aRestartGoesOnWhereTheLastProcessStopped() {
    notifier.bean(RateLimits.class).block("slack/post", Duration.ofSeconds(2), "test", false);
    Releases release = Releases.opened("test-restart000").deployedToQa();
    notifier.publish(release);
    await().atMost(PATIENCE).until(() -> notifier.version("test-restart000") > 0);
    notifier.close();
    notifier = new Notifier(kafka.bootstrapServers(), database, chat);
    settled(release);
    eachOnce("test-restart000");
    assertThat(chat.about("test-restart000")).hasSize(5);
  }

  @Test
  void afterARestoreWhatWasPostedIsLookedForAndNotPostedAgain() {
    String id = "test-restored00";
    Releases release =
        shown(
            shown(Releases.opened(id).deployedToQa()).vote("qa-check", Releases.QA_ONE, "approve"));
    int messages = chat.about(id).size();
    try (Infrastructure.Broker broker = Infrastructure.freshKafka();
        Notifier restored =
            new Notifier(
                broker.bootstrapServers(),
                Infrastructure.freshDatabase(),
                chat,
                "--slipway.notifier.delivery.look-back=1h")) {
      restored.publish(release);
      await().atMost(PATIENCE).until(() -> restored.settled(id));
      assertThat(restored.deliveries("found")).isEqualTo(messages);
    }
    eachOnce(id);
    assertThat(chat.about(id)).hasSize(messages);
  }

  @Test
  void aMessageThatSomebodyRemovedIsPostedAgain() {
    String id = "test-removed000";
    Releases release = shown(Releases.opened(id));
    notifier
        .jdbc()
        .sql("UPDATE surface SET message_id = '1.000001' WHERE release_id = :id")
        .param("id", id)
        .update();
    shown(release.supersededBy("test-newer00000"));
    assertThat(messageId(id)).isNotEqualTo("1.000001");
    assertThat(chat.about(id, "summary@channel")).hasSize(2);
  }

  @Test
  void aChannelThatCannotBeReachedHoldsUpOnlyItself() {
    String id = "test-nowhere000";
    notifier.publish(Releases.opened(id).deployedToQa().in("slack:C0NOWHERE"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(chat.about(id)).hasSize(4);
          assertThat(
                  notifier
                      .jdbc()
                      .sql("SELECT last_error FROM surface WHERE destination = 'C0NOWHERE'")
                      .query(String.class)
                      .list())
              .containsExactly("channel_not_found");
        });
  }

  @Test
  void aRowThatCannotBeReadHoldsUpOnlyItself() {
    shown(Releases.opened("test-unreadable"));
    notifier
        .jdbc()
        .sql(
            """
            UPDATE surface SET card = '{"tone":"LATER"}', content_hash = 'later'
            WHERE release_id = 'test-unreadable'
            """)
        .update();
    notifier
        .jdbc()
        .sql(
            """
            INSERT INTO notice (event_id, platform, channel, recipient, content, expires_at)
            VALUES ('unreadable', 'slack', 'C0TEST', 'U0QA1', '7', now() + interval '1 minute')
            """)
        .update();
    shown(Releases.opened("test-readable00"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    notifier
                        .jdbc()
                        .sql("SELECT last_error FROM surface WHERE release_id = 'test-unreadable'")
                        .query(String.class)
                        .single())
                .endsWith("Exception"));
  }

  @Test
  void aRefusedTokenIsSaidByHealthAndLosesNothing() {
    Database other = Infrastructure.freshDatabase();
    String id = "test-token00000";
    try (Infrastructure.Broker broker = Infrastructure.freshKafka()) {
      try (Notifier wrong =
          new Notifier(
              broker.bootstrapServers(),
              other,
              chat,
              "--slipway.notifier.slack.token=xoxb-wrong")) {
        wrong.publish(Releases.opened(id));
        PlatformHealth health = wrong.bean(PlatformHealth.class);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(health.health().toString()).contains("DOWN").contains("invalid_auth"));
      }
      other(broker, other, id);
    }
  }

  private static void other(Infrastructure.Broker broker, Database database, String id) {
    try (Notifier right = new Notifier(broker.bootstrapServers(), database, chat)) {
      right.jdbc().sql("UPDATE surface SET not_before = now()").update();
      await().atMost(PATIENCE).until(() -> right.settled(id));
      eachOnce(id);
    }
  }
}
