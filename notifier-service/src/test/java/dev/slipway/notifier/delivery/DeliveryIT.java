package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.Actor;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.notifier.Releases;
import dev.slipway.testing.Infrastructure;
import dev.slipway.testing.Infrastructure.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One message for each surface, whatever goes wrong on the way.
class DeliveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static Infrastructure.Broker kafka;
  private static Database database;
  private static Chat chat;
  private static Notifier notifier;

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

  @Test
  void theClassicFlowIsShownInOneMessageForEachSurface() {
    String id = "test-flow000000";
    Releases onQa = shown(Releases.opened(id)).deployedToQa();
    assertThat(only(id, "summary@channel").toString()).contains("Deploying to");
    shown(onQa);
    assertThat(only(id, "summary@channel").path("edits").asInt()).isOne();
    assertThat(only(id, "go-live@owner-one").toString()).contains(id + "/go-live/deploy/1");
    Releases voted = shown(onQa.vote("qa-check", Releases.QA_ONE, "approve"));
    JsonNode parent = only(id, "go-live@owner-one");
    JsonNode reply = only(id, "reply:vote:qa-check/1/qa-one@go-live@owner-one");
    assertThat(reply.path("thread_ts").asString()).isEqualTo(parent.path("ts").asString());
    Releases done =
        voted
            .vote("go-live", Releases.OWNER_ONE, "deploy")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
            .finished(Outcome.COMPLETED, Releases.OWNER_ONE);
    shown(done);
    assertThat(only(id, "production@channel").toString()).contains("<@U0OWNER1>");
    assertThat(chat.about(id)).allSatisfy(m -> assertThat(m.findValues("action_id")).isEmpty());
    eachOnce(id);
  }

  @Test
  void aReplaySendsNothing() {
    Releases first = Releases.opened("test-replay0000");
    Releases second = first.deployedToQa();
    shown(first);
    shown(second);
    double posts = notifier.calls("post");
    double updates = notifier.calls("update");
    notifier.publish(first, second, first);
    shown(Releases.opened("test-replay0001"));
    assertThat(notifier.calls("post")).isEqualTo(posts + 1);
    assertThat(notifier.calls("update")).isEqualTo(updates);
  }

  @Test
  void anOlderSnapshotNeverOverwritesANewerOne() {
    Releases first = Releases.opened("test-older00000");
    shown(first.deployedToQa());
    notifier.publish(first);
    shown(Releases.opened("test-older00001"));
    assertThat(only("test-older00000", "summary@channel").toString()).contains("Deployed to");
  }

  @Test
  void tenChangesWhileUpdatesAreHeldUpAreOneUpdate() {
    String id = "test-burst00000";
    Releases release = shown(Releases.opened(id));
    notifier.bean(RateLimits.class).block("slack/update", Duration.ofSeconds(1), "test");
    for (int i = 1; i <= 10; i++) {
      release = release.supersededBy("test-newer0000" + i);
      notifier.publish(release);
    }
    settled(release);
    assertThat(only(id, "summary@channel").path("edits").asInt()).isOne();
    assertThat(only(id, "summary@channel").toString()).contains("test-newer000010");
  }

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
    notifier.bean(RateLimits.class).block("slack/post", Duration.ofSeconds(2), "test");
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
  void twoReplicasDoNotDouble() {
    List<String> ids = IntStream.range(0, 8).mapToObj(i -> "test-replica00" + i).toList();
    try (Notifier other = new Notifier(kafka.bootstrapServers(), database, chat)) {
      ids.forEach(id -> notifier.publish(Releases.opened(id)));
      ids.forEach(id -> other.publish(Releases.opened(id).deployedToQa()));
      ids.forEach(id -> settled(Releases.opened(id).deployedToQa()));
      assertThat(other.calls("post")).as("the other replica works too").isPositive();
    }
    ids.forEach(DeliveryIT::eachOnce);
    ids.forEach(id -> assertThat(chat.about(id)).hasSize(5));
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
  void anotherPlatformIsSkippedAndPeopleAreStillAsked() {
    String id = "test-teams00000";
    shown(Releases.opened(id).deployedToQa().in("teams:19abc"));
    assertThat(chat.about(id)).hasSize(4);
  }

  @Test
  void aRefusalIsToldOnceToThePersonAlone() {
    Releases release = Releases.opened("test-refused000").deployedToQa();
    shown(release);
    InteractionRefused refused = refused(release, "U0GUEST");
    notifier.publish(refused);
    notifier.publish(refused);
    await().atMost(PATIENCE).until(() -> !chat.ephemeral("U0GUEST").isEmpty());
    shown(Releases.opened("test-refused001"));
    assertThat(chat.ephemeral("U0GUEST")).hasSize(1);
    assertThat(chat.ephemeral("U0GUEST").getFirst().toString()).contains("only owners may choose");
  }

  @Test
  void aRefusalThatIsTooOldIsNotTold() {
    Releases release = Releases.opened("test-oldrefusal").deployedToQa();
    notifier.publish(Instant.now().minus(Duration.ofMinutes(11)), refused(release, "U0OWNER2"));
    settled(release);
    shown(Releases.opened("test-oldrefusa1"));
    assertThat(chat.ephemeral("U0OWNER2")).isEmpty();
  }

  @Test
  void readinessIsUpOnceReleasesAreRead() throws Exception {
    shown(Releases.opened("test-health0000"));
    URI url = URI.create("http://127.0.0.1:" + notifier.port() + "/actuator/health/readiness");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("releases");
    }
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

  private static InteractionRefused refused(Releases release, String user) {
    return new InteractionRefused(
        "test",
        release.snapshot().id(),
        release.snapshot(),
        "go-live",
        "deploy",
        new Actor("slack:" + user, user),
        Refusal.NOT_IN_GROUP,
        new Origin("slack", "C0TEST", "1.2"));
  }

  /// Publishes and waits until chat shows it.
  private static Releases shown(Releases release) {
    notifier.publish(release);
    return settled(release);
  }

  private static Releases settled(Releases release) {
    String id = release.snapshot().id();
    await()
        .atMost(PATIENCE)
        .until(() -> notifier.version(id) >= release.snapshot().version() && notifier.settled(id));
    return release;
  }

  private static String messageId(String release) {
    return notifier
        .jdbc()
        .sql(
            "SELECT message_id FROM surface WHERE release_id = :id AND surface_key = 'summary@channel'")
        .param("id", release)
        .query(String.class)
        .single();
  }

  private static JsonNode only(String release, String key) {
    List<JsonNode> messages = chat.about(release, key);
    assertThat(messages).as(key).hasSize(1);
    return messages.getFirst();
  }

  private static void eachOnce(String release) {
    assertThat(chat.about(release)).isNotEmpty();
    assertThat(chat.about(release).stream().map(Chat::key)).doesNotHaveDuplicates();
  }
}
