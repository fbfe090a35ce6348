package dev.slipway.e2e.upgrade;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.OWNER_2;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.QA_2;
import static dev.slipway.e2e.Chat.offers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.Chat;
import dev.slipway.e2e.Http;
import dev.slipway.e2e.Slipway;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Today's version, started on the data of the version before.
class UpgradeE2E {

  private static final UpgradeData BEFORE = UpgradeData.BEFORE;

  @TempDir static Path folder;
  private static Slipway slipway;
  private static Chat chat;

  @BeforeAll
  static void start() throws IOException, SQLException, ExecutionException, InterruptedException {
    BEFORE.restore(folder.resolve("data"));
    slipway = Slipway.start(folder);
    chat = slipway.chat();
  }

  @AfterAll
  static void stop() {
    slipway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live-first",
        "live",
        "rejected",
        "closed",
        "failed",
        "superseded",
        "superseding",
        "asked",
        "questions",
        "again",
        "canary",
        "held",
        "frozen",
        "preview"
      })
  void theHistoryOfBeforeIsToldAsItWas(String name) {
    JsonNode before = BEFORE.answer(name).path("history");
    JsonNode now = slipway.release(BEFORE.release(name)).path("history");
    assertThat(before).isNotEmpty();
    assertThat(now.size()).isGreaterThanOrEqualTo(before.size());
    for (int i = 0; i < before.size(); i++) {
      Contained.requireIn(now.get(i), before.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"live-first", "live", "rejected", "closed", "failed", "superseded", "canary"})
  void whatHadEndedIsAsItWas(String name) {
    Contained.requireIn(slipway.release(BEFORE.release(name)), BEFORE.answer(name));
  }

  @Test
  void buttonsOfBeforeDecide() {
    String asked = BEFORE.release("asked");
    JsonNode owner = chat.awaitDirect(OWNER_1, asked, offers("deploy"));
    chat.clickAsShown(QA_2, chat.awaitDirect(QA_2, asked, offers("approve")), "approve");
    chat.clickAsShown(OWNER_1, owner, "deploy");
    assertThat(outcome("asked")).isEqualTo("completed");
    eachMessageExistsOnce(asked);
  }

  @Test
  void aFailedDeploymentOfBeforeIsTriedAgain() {
    Http.Answer made =
        slipway
            .http()
            .postJson(
                slipway.url("cluster", "/api/v1/namespaces"),
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"second-try-live\"}}");
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String again = BEFORE.release("again");
    chat.clickAsShown(OWNER_2, chat.awaitDirect(OWNER_2, again, offers("deploy")), "deploy");
    assertThat(outcome("again")).isEqualTo("completed");
    eachMessageExistsOnce(again);
  }

  @Test
  void aVoteOfBeforeCounts() {
    String voted = BEFORE.release("voted");
    JsonNode shown = chat.awaitDirect(QA_1, voted, Chat.says("Approve"));
    assertThat(shown.findValues("action_id")).isEmpty();
    chat.clickAsShown(OWNER_1, chat.awaitDirect(OWNER_1, voted, offers("deploy")), "deploy");
    assertThat(outcome("voted")).isEqualTo("completed");
    eachMessageExistsOnce(voted);
  }

  @Test
  void aHeldCanaryGoesOn() {
    String held = BEFORE.release("held");
    chat.clickAsShown(OWNER_2, chat.awaitDirect(OWNER_2, held, offers("go-on")), "go-on");
    assertThat(outcome("held")).isEqualTo("completed");
  }

  @Test
  void aFreezeOfBeforeIsOverridden() {
    String frozen = BEFORE.release("frozen");
    chat.answer(
        OWNER_1, chat.awaitDirect(OWNER_1, frozen, offers("override")), "override", "it is urgent");
    chat.awaitDirect(OWNER_1, frozen, offers("switch"));
  }

  @Test
  void aPreviewWhoseTimeHasComeMeanwhileIsRemoved() {
    Awaitility.await("the preview is gone")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            slipway
                .object("/apis/apps/v1/namespaces/previews/deployments/previews-qa-gone")
                .path("kind")
                .asString()
                .equals("Status"));
  }

  @Test
  void whatServedBeforeCanBeRolledBackTo() {
    String first = BEFORE.release("live-first");
    Http.Answer back =
        slipway
            .http()
            .postJson(
                slipway.url(
                    "api", "/api/projects/test/environments/production/rollback?to=" + first),
                "");
    assertThat(back.status()).as(back.body()).isEqualTo(202);
    Awaitility.await("the first version serves again")
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            slipway
                .object("/apis/apps/v1/namespaces/test/deployments/test-production")
                .findValuesAsString("image")
                .toString()
                .contains("registry/app:1.0.0"));
    theHistoryOfProductionBeginsWithItsSlot();
  }

  /// The version before kept none.
  private static void theHistoryOfProductionBeginsWithItsSlot() {
    String path = "/api/projects/test/environments/production/history?limit=200";
    JsonNode items =
        JsonMapper.shared()
            .readTree(slipway.http().get(slipway.url("api", path)).body())
            .path("items");
    assertThat(items.path(items.size() - 1).path("event").asString()).isEqualTo("adopted");
    assertThat(items.findValuesAsString("event")).contains("granted");
  }

  private static String outcome(String name) {
    return slipway.awaitFinished(BEFORE.release(name)).path("outcome").asString();
  }

  private static void eachMessageExistsOnce(String release) {
    for (List<JsonNode> messages :
        List.of(
            chat.inChannel(release), chat.direct(OWNER_1, release), chat.direct(QA_1, release))) {
      assertThat(messages.stream().map(Chat::surface)).doesNotHaveDuplicates();
    }
  }
}
