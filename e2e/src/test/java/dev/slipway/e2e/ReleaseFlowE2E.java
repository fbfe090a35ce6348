package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.GUEST;
import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.OWNER_2;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.QA_2;
import static dev.slipway.e2e.Chat.isReply;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.offersNothing;
import static dev.slipway.e2e.Chat.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The flows that a team sees, on the whole system.
class ReleaseFlowE2E {

  private static final String PRODUCTION =
      "/apis/apps/v1/namespaces/test/deployments/test-production";

  @TempDir static Path folder;
  private static Slipway slipway;
  private static Chat chat;

  @BeforeAll
  static void start() {
    slipway = Slipway.start(folder);
    chat = slipway.chat();
  }

  @AfterAll
  static void stop() {
    slipway.close();
  }

  @Test
  void aBuildGoesFromTheWebhookToProduction() {
    String release = slipway.build("test", "registry/username/image:0.1.0", "staging");

    JsonNode summary =
        chat.awaitInChannel(release, says("https://staging.branch.test.example.org"));
    assertThat(summary.path("thread_ts").asString("")).isEmpty();
    JsonNode owner1 = chat.awaitDirect(OWNER_1, release, offers("deploy").and(offers("close")));
    chat.awaitDirect(OWNER_2, release, offers("deploy"));
    JsonNode qa1 = chat.awaitDirect(QA_1, release, offers("approve").and(offers("reject")));
    chat.awaitDirect(QA_2, release, offers("approve"));

    assertThat(chat.click(QA_1, qa1, "approve").status()).isEqualTo(200);
    chat.awaitDirect(QA_1, release, offersNothing().and(says("Approve")));
    chat.awaitDirect(OWNER_1, release, isReply().and(says("<@U0QA1>")));
    chat.awaitDirect(OWNER_2, release, isReply().and(says("<@U0QA1>")));

    assertThat(chat.click(OWNER_1, owner1, "deploy").status()).isEqualTo(200);
    JsonNode finished = slipway.awaitFinished(release);
    assertThat(finished.path("outcome").asString()).isEqualTo("completed");
    assertThat(image(PRODUCTION)).matches("registry/username/image:0\\.1\\.0@sha256:[0-9a-f]{64}");
    assertThat(
            slipway
                .object("/apis/networking.k8s.io/v1/namespaces/test/ingresses/test-production")
                .findValuesAsString("host"))
        .contains("test.example.org");
    chat.awaitInChannel(
        release,
        message ->
            Chat.surface(message).equals("production@channel")
                && says("<@U0OWNER1>").test(message));
    for (String user : List.of(OWNER_1, OWNER_2, QA_1, QA_2)) {
      awaitNoButtons(user, release);
    }
    eachSurfaceExistsOnce(chat, release);
  }

  @Test
  void aRejectionEndsTheRelease() {
    String release = slipway.build("test", "registry/image:rejected", "rejected");
    chat.click(QA_2, chat.awaitDirect(QA_2, release, offers("reject")), "reject");
    assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("rejected");
    for (String user : List.of(OWNER_1, OWNER_2, QA_1, QA_2)) {
      awaitNoButtons(user, release);
    }
    chat.awaitInChannel(release, says("<@U0QA2>"));
  }

  @Test
  void closingMarksAllMessagesClosed() {
    String release = slipway.build("test", "registry/image:closed", "closed");
    chat.click(OWNER_2, chat.awaitDirect(OWNER_2, release, offers("close")), "close");
    JsonNode finished = slipway.awaitFinished(release);
    assertThat(finished.path("outcome").asString()).isEqualTo("closed");
    for (String user : List.of(OWNER_1, OWNER_2)) {
      chat.awaitDirect(user, release, offersNothing().and(says("losed")));
    }
    for (String user : List.of(QA_1, QA_2)) {
      awaitNoButtons(user, release);
    }
  }

  @Test
  void whoeverTheWorkspaceDeactivatesLosesTheirButtons() {
    String release = slipway.build("test", "registry/image:leaver", "leaver");
    chat.awaitDirect(QA_2, release, offers("approve"));
    try {
      chat.become(QA_2, true);
      awaitNoButtons(QA_2, release);
      chat.awaitDirect(QA_1, release, offers("approve"));
    } finally {
      chat.become(QA_2, false);
    }
    chat.awaitDirect(QA_2, release, offers("approve"));
    chat.click(OWNER_2, chat.awaitDirect(OWNER_2, release, offers("close")), "close");
    slipway.awaitFinished(release);
  }

  @Test
  void aFailingDeploymentToQaEndsTheReleaseAndTheChannelHearsWhy() {
    String release = slipway.build("test", "registry/image:bad-1", "broken");
    JsonNode finished = slipway.awaitFinished(release);
    assertThat(finished.path("outcome").asString()).isEqualTo("failed");
    chat.awaitInChannel(release, says("ImagePull"));
    assertThat(chat.direct(OWNER_1, release)).isEmpty();
  }

  @Test
  void whatSomebodyDeletesByHandIsToldInTheThreadOfItsRelease() {
    String release = slipway.build("test", "registry/image:by-hand", "by-hand");
    chat.awaitInChannel(release, says("https://by-hand.branch.test.example.org"));
    String deployment = "/apis/apps/v1/namespaces/test-qa/deployments/test-qa-by-hand";
    assertThat(slipway.http().delete(slipway.url("cluster", deployment)).status()).isEqualTo(200);
    chat.awaitInChannel(
        release,
        isReply().and(says("deployment test-qa-by-hand was deleted. Nobody puts it back")));
    assertThat(slipway.release(release).findValuesAsString("object"))
        .contains("deployment test-qa-by-hand");
  }

  @Test
  void afterAFailedDeploymentToProductionTheOwnersTryAgain() {
    String release = slipway.build("second-try", "registry/image:1.0.0", "main");
    JsonNode shown = chat.awaitDirect(OWNER_1, release, offers("deploy"));
    chat.click(OWNER_1, shown, "deploy");
    chat.awaitInChannel(
        release,
        message ->
            Chat.surface(message).equals("production@channel")
                && says("second-try-live").test(message));
    JsonNode again =
        chat.awaitDirect(
            OWNER_1,
            release,
            offers("deploy").and(message -> !message.path("blocks").equals(shown.path("blocks"))));

    Http.Answer created =
        slipway
            .http()
            .postJson(
                slipway.url("cluster", "/api/v1/namespaces"),
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"second-try-live\"}}");
    assertThat(created.status()).isEqualTo(201);
    chat.click(OWNER_2, chat.awaitDirect(OWNER_2, release, offers("deploy")), "deploy");

    assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("completed");
    chat.awaitInChannel(
        release,
        message ->
            Chat.surface(message).equals("production@channel")
                && says("<@U0OWNER2>").test(message));
    awaitNoButtons(OWNER_1, release);
    assertThat(chat.clickAsShown(OWNER_1, again, "deploy").status()).isEqualTo(200);
    chat.awaitEphemeral(OWNER_1, message -> true);
    eachSurfaceExistsOnce(chat, release);
  }

  @Test
  void theSameWebhookThreeTimesIsOneRelease() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      ids.add(slipway.build("test", "registry/image:thrice", "thrice"));
    }
    assertThat(ids).hasSize(1);
    String release = ids.iterator().next();
    chat.awaitDirect(OWNER_1, release, offers("deploy"));
    JsonNode listed =
        slipway.http().get(slipway.url("api", "/api/releases?project=test&target=thrice")).json();
    assertThat(listed.path("items")).hasSize(1);
    eachSurfaceExistsOnce(chat, release);
  }

  @Test
  void somebodyInNoGroupIsRefusedAndToldSoAlone() {
    String release = slipway.build("test", "registry/image:guest", "guest");
    JsonNode owner = chat.awaitDirect(OWNER_1, release, offers("deploy"));
    assertThat(chat.click(GUEST, owner, "deploy").status()).isEqualTo(200);
    chat.awaitEphemeral(GUEST, says("owners"));
    JsonNode untouched = slipway.release(release);
    assertThat(untouched.path("state").asString()).isEqualTo("open");
    assertThat(untouched.path("history").toString()).contains("not-in-group");
    chat.awaitDirect(OWNER_1, release, offers("deploy"));
  }

  @Test
  void aStaleButtonIsRefused() {
    String release = slipway.build("test", "registry/image:stale", "stale");
    JsonNode shown = chat.awaitDirect(QA_1, release, offers("approve"));
    chat.click(QA_1, shown, "approve");
    chat.awaitDirect(QA_1, release, offersNothing());
    assertThat(chat.clickAsShown(QA_1, shown, "reject").status()).isEqualTo(200);
    chat.awaitEphemeral(QA_1, message -> true);
    assertThat(slipway.release(release).path("state").asString()).isEqualTo("open");
  }

  @Test
  void ofTwoOwnersWhoClickOppositeButtonsAtOnceOneDecides() {
    String release = slipway.build("test", "registry/image:race", "race");
    JsonNode deploy = chat.awaitDirect(OWNER_1, release, offers("deploy"));
    JsonNode close = chat.awaitDirect(OWNER_2, release, offers("close"));
    CompletableFuture<Http.Answer> one =
        CompletableFuture.supplyAsync(() -> chat.click(OWNER_1, deploy, "deploy"));
    CompletableFuture<Http.Answer> other =
        CompletableFuture.supplyAsync(() -> chat.click(OWNER_2, close, "close"));
    assertThat(List.of(one.join().status(), other.join().status())).containsOnly(200);

    String outcome = slipway.awaitFinished(release).path("outcome").asString();
    assertThat(outcome).isIn("completed", "closed");
    boolean deployed = outcome.equals("completed");
    assertThat(image(PRODUCTION).startsWith("registry/image:race@")).isEqualTo(deployed);
    chat.awaitEphemeral(deployed ? OWNER_2 : OWNER_1, message -> true);
  }

  @Test
  void badInputIsAnsweredAndChangesNothing() {
    assertThat(slipway.post("nobody", "registry/image:1", "main").status()).isEqualTo(404);
    Http.Answer empty = slipway.post("test", "", "");
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body()).contains("image").contains("target");
    assertThat(slipway.http().get(slipway.url("api", "/api/releases/none")).status())
        .isEqualTo(404);
  }

  private static String image(String path) {
    JsonNode deployment = slipway.object(path);
    return deployment
        .path("spec")
        .path("template")
        .path("spec")
        .path("containers")
        .path(0)
        .path("image")
        .asString("");
  }

  private static void awaitNoButtons(String user, String release) {
    Awaitility.await("no buttons for " + user)
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> chat.direct(user, release).stream().allMatch(offersNothing()));
  }

  static void eachSurfaceExistsOnce(Chat chat, String release) {
    for (List<JsonNode> messages :
        List.of(
            chat.inChannel(release),
            chat.direct(OWNER_1, release),
            chat.direct(OWNER_2, release),
            chat.direct(QA_1, release),
            chat.direct(QA_2, release))) {
      assertThat(messages.stream().map(Chat::surface)).doesNotHaveDuplicates();
    }
  }
}
