package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Removal.Why;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.notifier.Chat;
import dev.slipway.view.Releases;
import dev.slipway.view.Removed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A person sees one message for each surface, in the release's present state.
class DeliveryIT extends DeliveryRig {

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
  void theMessageHasTheLatestLinesAndItsThreadThoseOfEachFailure() {
    String id = "test-failedlog0";
    Releases going =
        shown(Releases.opened(id).deployedToQa())
            .vote("go-live", Releases.OWNER_ONE, "deploy")
            .status("go-live", GateStatus.PASSED);
    Releases failed = shown(going.with(failed(1, "first\u0000 \uD83D")).reopened("go-live"));
    shown(failed.with(failed(2, "second")).reopened("go-live"));
    JsonNode parent = only(id, "production@channel");
    assertThat(parent.toString()).contains("second").doesNotContain("first");
    for (String attempt : List.of("1", "2")) {
      JsonNode log = only(id, "reply:log:production/" + attempt + "@production@channel");
      assertThat(log.path("thread_ts").asString()).isEqualTo(parent.path("ts").asString());
      assertThat(log.toString()).contains(attempt.equals("1") ? "first" : "second");
    }
    eachOnce(id);
  }

  @Test
  void eachChannelOfAProjectHasTheCardItsChangesAndItsThread() {
    String id = "test-channels00";
    Releases onQa = shown(Releases.opened(id).alsoIn("slack:C0OPS")).deployedToQa();
    shown(onQa);
    Releases going =
        onQa.vote("go-live", Releases.OWNER_ONE, "deploy").status("go-live", GateStatus.PASSED);
    shown(going.with(failed(1, "first")).reopened("go-live"));
    for (String channel : List.of("", ":slack:C0OPS")) {
      String at = channel.isEmpty() ? "C0TEST" : "C0OPS";
      JsonNode card = only(id, "summary@channel" + channel);
      assertThat(card.path("channel").asString()).isEqualTo(at);
      assertThat(card.path("edits").asInt()).isPositive();
      JsonNode failure = only(id, "production@channel" + channel);
      assertThat(failure.path("channel").asString()).isEqualTo(at);
      JsonNode log = only(id, "reply:log:production/1@production@channel" + channel);
      assertThat(log.path("channel").asString()).isEqualTo(at);
      assertThat(log.path("thread_ts").asString()).isEqualTo(failure.path("ts").asString());
    }
    only(id, "go-live@owner-one");
    eachOnce(id);
  }

  /// A version that knows one conversation alone takes a release with several for one that has no further ones.
  @Test
  void aReleasePublishedAgainMendsConversationsThatAnEarlierVersionLeftBehind() {
    String id = "test-rolledback";
    Releases asked = shown(Releases.opened(id).alsoIn("slack:C0OPS").deployedToQa());
    shown(asked.alsoIn().finished(Outcome.REJECTED, Releases.QA_ONE));
    assertThat(only(id, "summary@channel").toString()).containsIgnoringCase("rejected");
    String left = "summary@channel:slack:C0OPS";
    assertThat(only(id, left).toString()).doesNotContainIgnoringCase("rejected");
    notifier.publish(asked.alsoIn("slack:C0OPS").finished(Outcome.REJECTED, Releases.QA_ONE));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(only(id, left).toString()).containsIgnoringCase("rejected"));
  }

  private static Deploy failed(int attempt, String line) {
    Diagnosis diagnosis = new Diagnosis("Crash", "it stops", "app", List.of(), List.of(line));
    Actor owner = Actor.of(Releases.OWNER_ONE);
    return DeployBuilder.builder()
        .name("production")
        .status(DeployStatus.FAILED)
        .diagnosis(diagnosis)
        .by(owner)
        .attempt(attempt)
        .build();
  }

  @Test
  void aWarningOfAnEndedReleaseIsPostedAndEachLaterOneAnew() {
    String id = "test-warned0000";
    Releases ended = shown(Removed.ended(id));
    shown(ended.qaGoing(Removed.removal(Status.DUE, Why.EXPIRED, 0)));
    String first = "removal:qa/0@channel";
    assertThat(only(id, first).toString()).contains(id + "/qa/extend/1");
    Releases kept = ended.qaGoing(Removed.removal(Status.EXTENDED, Why.EXPIRED, 1)).at("later");
    shown(kept);
    assertThat(only(id, first).toString())
        .contains("has put its removal off")
        .doesNotContain("/qa/extend/");
    Releases again = kept.qaGoing(Removed.removal(Status.DUE, Why.EXPIRED, 1));
    shown(again);
    assertThat(only(id, "removal:qa/1@channel").toString()).contains(id + "/qa/extend/2");
    shown(again.qaGoing(Removed.removal(Status.REMOVED, Why.MERGED, 1)));
    for (String key : List.of(first, "removal:qa/1@channel")) {
      assertThat(only(id, key).toString()).contains("was removed").doesNotContain("/qa/extend/");
    }
    eachOnce(id);
  }

  @Test
  void aWarningLosesItsButtonWhereANewerBuildComes() {
    String id = "test-renewed000";
    shown(Removed.expired(id, Status.DUE, 0));
    shown(Removed.renewed(id).in("slack:C0TEST"));
    assertThat(only(id, "removal:qa/0@channel").toString())
        .contains("a newer build came for it")
        .doesNotContain("/qa/extend/");
  }

  @Test
  void aRemovalWithoutAWarningIsNoMessageOfItsOwn() {
    String id = "test-merged0000";
    shown(Removed.gone(id, Status.REMOVED, Why.MERGED));
    assertThat(only(id, "summary@channel").toString()).contains("was merged");
    assertThat(chat.about(id).stream().map(Chat::key)).noneMatch(key -> key.startsWith("removal:"));
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
  void anOlderSnapshotAddsNoMessage() {
    String id = "test-older00000";
    Releases failed =
        Releases.opened(id)
            .deployedToQa()
            .vote("go-live", Releases.OWNER_ONE, "deploy")
            .production(DeployStatus.FAILED, Releases.OWNER_ONE, 1);
    shown(failed.production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 2));
    notifier.publish(failed);
    shown(Releases.opened("test-older00001"));
    assertThat(chat.about(id)).isNotEmpty().noneMatch(m -> Chat.key(m).startsWith("reply:log"));
  }

  @Test
  void tenChangesWhileUpdatesAreHeldUpAreOneUpdate() {
    String id = "test-burst00000";
    Releases release = shown(Releases.opened(id));
    notifier.bean(RateLimits.class).block("slack/update", Duration.ofSeconds(1), "test", false);
    for (int i = 1; i <= 10; i++) {
      release = release.supersededBy("test-newer0000" + i);
      notifier.publish(release);
    }
    settled(release);
    assertThat(only(id, "summary@channel").path("edits").asInt()).isOne();
    assertThat(only(id, "summary@channel").toString()).contains("test-newer000010");
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
    ids.forEach(DeliveryRig::eachOnce);
    ids.forEach(id -> assertThat(chat.about(id)).hasSize(5));
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
      assertThat(answer.body()).contains("listeners", "kafka");
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
}
