package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.notifier.Chat.Answer;
import dev.slipway.view.Releases;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A permanent failure at one recipient, message, method or row is held up alone: everybody else's messages
/// come while it lasts.
class OneRecipientAloneIT extends DeliveryRig {

  private static final int OFTEN = 1_000;

  /// What waits from one test is nothing to the next.
  @AfterEach
  void forgetPauses() {
    notifier.jdbc().sql("UPDATE rate_limit SET blocked_until = NULL").update();
    notifier
        .jdbc()
        .sql("DELETE FROM surface WHERE delivered_hash IS DISTINCT FROM content_hash")
        .update();
  }

  @Test
  void aDeactivatedRecipientHoldsUpOnlyTheirMessages() {
    chat.answer("chat.postMessage", "channel=D0QA1", OFTEN, Answer.error("account_inactive"));
    String id = "test-deadperson";
    notifier.publish(Releases.opened(id).deployedToQa());
    await().atMost(PATIENCE).until(() -> "account_inactive".equals(lastError(id, "U0QA1")));
    String other = "test-othersgoon";
    notifier.publish(Releases.opened(other).deployedToQa());
    await().atMost(PATIENCE).until(() -> chat.about(other).size() == 4);
    assertThat(chat.about(id)).hasSize(4);
    assertThat(health()).contains("UP").contains("slack/to/U0QA1").contains("account_inactive");
    heals("chat.postMessage", "channel=D0QA1");
    await().atMost(PATIENCE).until(() -> notifier.settled(id) && notifier.settled(other));
    eachOnce(id);
  }

  @Test
  void aMessageThatCannotBeUpdatedIsReplacedOnce() {
    String id = "test-frozencard";
    Releases release = shown(Releases.opened(id).deployedToQa());
    String ts = cards(id, "U0QA1").getFirst().path("ts").asString();
    String match = "ts=" + ts;
    chat.answer("chat.update", match, OFTEN, Answer.error("cant_update_message"));
    chat.answer("chat.delete", match, OFTEN, Answer.error("cant_delete_message"));
    shown(release.vote("qa-check", Releases.QA_ONE, "approve"));
    assertThat(cards(id, "U0QA1")).hasSize(2);
    assertThat(chat.direct("U0QA1"))
        .anyMatch(m ->
            m.path("thread_ts").asString("").equals(ts)
                && m.path("text").asString().contains("out of date"));
    heals("chat.update", match);
    heals("chat.delete", match);
  }

  @Test
  void anUnchangeableMessageIsRemovedIfThatIsAllowed() {
    String id = "test-frozenchan";
    Releases release = shown(Releases.opened(id));
    String ts = only(id, "summary@channel").path("ts").asString();
    chat.answer("chat.update", "ts=" + ts, OFTEN, Answer.error("edit_window_closed"));
    shown(release.deployedToQa());
    assertThat(only(id, "summary@channel").path("ts").asString()).isNotEqualTo(ts);
    heals("chat.update", "ts=" + ts);
  }

  @Test
  void inAConversationThatRefusesEveryChangeChangesGather() {
    String id = "test-alwaysfroz";
    chat.answer("chat.update", "channel=C0TEST", OFTEN, Answer.error("cant_update_message"));
    chat.answer("chat.delete", "channel=C0TEST", OFTEN, Answer.error("cant_delete_message"));
    Releases release = shown(shown(Releases.opened(id)).deployedToQa());
    assertThat(chat.about(id, "summary@channel")).hasSize(2);
    notifier.publish(release.supersededBy("test-newer00002"));
    await().atMost(PATIENCE).until(() -> "cant_update_message".equals(lastError(id, "C0TEST")));
    assertThat(chat.about(id, "summary@channel")).hasSize(2);
    heals("chat.update", "channel=C0TEST");
    heals("chat.delete", "channel=C0TEST");
  }

  @Test
  void aPostThatWasStoredDespiteA429IsNotDoubled() {
    String id = "test-stored4290";
    chat.fail("chat.postMessage", "ratelimited_after_accept", 1);
    shown(Releases.opened(id));
    eachOnce(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          html   | 200 | text/html        | <html><body>Slack is down for maintenance</body></html>
          empty  | 200 | application/json | ''
          null   | 200 | application/json | null
          moved  | 302 | text/html        | moved
          proxy  | 403 | text/html        | <html>denied</html>
          notext | 404 | text/plain       | none
          """)
  void whatIsNotSlacksAnswerIsTriedAgainSoon(String name, int status, String type, String body) {
    String id = "test-proxy" + (name + "aaaaaa").substring(0, 6);
    Map<String, String> headers =
        Map.of("Content-Type", type, "Location", chat.url() + "/sandbox/workspace");
    chat.answer("chat.postMessage", id, 2, new Answer(status, headers, body));
    shown(Releases.opened(id));
    eachOnce(id);
  }

  @Test
  void aLongWaitForOneConversationHoldsUpNoOther() {
    String id = "test-hourofpost";
    chat.answer("chat.postMessage", "channel=D0QA2", OFTEN, Answer.wait(3_600));
    notifier.publish(Releases.opened(id).deployedToQa());
    await().atMost(PATIENCE).until(() -> lastError(id, "U0QA2").startsWith("rate limited for"));
    shown(Releases.opened("test-meanwhile0"));
    assertThat(health())
        .contains("UP")
        .contains("slack/post/U0QA2")
        .contains("rate limited for 1 h");
    assertThat(blockedUntil("slack/post/U0QA2"))
        .isBefore(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(6));
    heals("chat.postMessage", "channel=D0QA2");
  }

  @Test
  void aLongWaitForChangesHoldsUpNoNewMessage() {
    String id = "test-hourofedit";
    Releases release = shown(Releases.opened(id));
    chat.answer("chat.update", id, OFTEN, Answer.wait(3_600));
    notifier.publish(release.deployedToQa());
    await().atMost(PATIENCE).until(() -> lastError(id, "C0TEST").startsWith("rate limited for"));
    shown(Releases.opened("test-stillposts"));
    assertThat(health()).contains("slack/update").contains("rate limited for 1 h");
    assertThat(blockedUntil("slack/update"))
        .isBefore(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(6));
    heals("chat.update", id);
  }

  @Test
  void aRefusedContentIsReplacedAsSoonAsThereIsAnother() {
    String id = "test-badcontent";
    Releases release = shown(Releases.opened(id));
    chat.answer("chat.update", id, 1, Answer.error("invalid_blocks"));
    notifier.publish(release.deployedToQa());
    await().atMost(PATIENCE).until(() -> "invalid_blocks".equals(lastError(id, "C0TEST")));
    shown(release.deployedToQa().supersededBy("test-newer00003"));
  }

  @Test
  void anUnknownErrorIsFirstTriedAgainSoon() {
    String id = "test-unknownerr";
    chat.answer("chat.postMessage", id, 2, Answer.error("never_seen_before"));
    shown(Releases.opened(id));
  }

  /// A row that PostgreSQL cannot read back, as after a disk's fault.
  @Test
  void anUnreadableRowHoldsUpOnlyItself() {
    String id = "test-rowbroken0";
    Releases release = shown(Releases.opened(id));
    poison("surface", "release_id", "test-rowbroken");
    try {
      notifier.publish(release.deployedToQa());
      shown(Releases.opened("test-rowswhole0").deployedToQa());
      await().atMost(PATIENCE).until(() -> lastError(id, "C0TEST").endsWith("Exception"));
      assertThat(notifier.settled(id)).isFalse();
    } finally {
      cure("surface");
    }
  }

  @Test
  void aNoticeThatCannotBeReadHoldsUpNoMessage() {
    poison("notice", "event_id", "broken");
    try {
      notifier
          .jdbc()
          .sql(
              """
              INSERT INTO notice (event_id, platform, channel, recipient, content, expires_at)
              VALUES ('broken', 'slack', 'C0TEST', 'U0QA1', '7', now() + interval '5 minutes')
              """)
          .update();
      shown(Releases.opened("test-pastnotice").deployedToQa());
    } finally {
      cure("notice");
      notifier.jdbc().sql("DELETE FROM notice WHERE event_id = 'broken'").update();
    }
  }

  /// Rows whose column begins with the text cannot be read as a whole.
  private static void poison(String table, String column, String beginning) {
    notifier
        .jdbc()
        .sql(
            """
            ALTER TABLE %s ADD COLUMN poison integer
            GENERATED ALWAYS AS (1 / (strpos(%s, '%s') - 1)) VIRTUAL
            """
                .formatted(table, column, beginning))
        .update();
  }

  private static void cure(String table) {
    notifier.jdbc().sql("ALTER TABLE " + table + " DROP COLUMN poison").update();
  }

  /// The next call is answered as ever.
  private static void heals(String method, String match) {
    chat.heal(method, match);
    notifier.jdbc().sql("UPDATE rate_limit SET blocked_until = NULL").update();
    notifier.jdbc().sql("UPDATE surface SET not_before = now()").update();
  }

  private static String lastError(String release, String destination) {
    return notifier
        .jdbc()
        .sql(
            """
            SELECT coalesce(max(last_error), '') FROM surface
            WHERE release_id = :id AND destination = :destination
            """)
        .param("id", release)
        .param("destination", destination)
        .query(String.class)
        .single();
  }

  private static List<JsonNode> cards(String release, String user) {
    return chat.direct(user).stream()
        .filter(m -> m.path("thread_ts").asString("").isEmpty())
        .filter(m -> m.path("metadata").toString().contains(release))
        .toList();
  }

  private static OffsetDateTime blockedUntil(String name) {
    return notifier
        .jdbc()
        .sql("SELECT blocked_until FROM rate_limit WHERE name = :name")
        .param("name", name)
        .query(OffsetDateTime.class)
        .single();
  }

  private static String health() {
    return notifier.bean(PlatformHealth.class).health().toString();
  }
}
