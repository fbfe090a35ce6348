package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.OWNER_2;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.offersNothing;
import static dev.slipway.e2e.Chat.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Environments that take new versions over, wait, and are removed, on the whole system.
class EnvironmentsE2E {

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
  void aPreviewGoesWithItsBranchAndNobodyElses() {
    String gone = slipway.build("previews", "registry/app:1", "gone");
    String kept = slipway.build("previews", "registry/app:1", "kept");
    slipway.awaitFinished(gone);
    slipway.awaitFinished(kept);
    assertThat(preview("gone").path("kind").asString()).isEqualTo("Deployment");
    Http.Answer answer =
        slipway
            .http()
            .postJson(
                slipway.url("gateway", "/target-removed"),
                "{\"project\":\"previews\",\"type\":\"branch\",\"target\":\"gone\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    awaitGone("gone");
    chat.awaitInChannel(gone, says("removed"));
    assertThat(preview("kept").path("kind").asString()).isEqualTo("Deployment");
    assertThat(object("/api/v1/namespaces/previews/services/previews-qa-gone")).isEqualTo("Status");
  }

  @Test
  void aPreviewIsAnnouncedBeforeItGoesAndCanBeKept() {
    String release = slipway.build("previews", "registry/app:1", "quiet");
    JsonNode warning = chat.awaitInChannel(release, offers("extend"));
    assertThat(chat.click(OWNER_1, warning, "extend").status()).isEqualTo(200);
    chat.awaitInChannel(release, says("<@U0OWNER1>").and(offersNothing()));
    assertThat(slipway.release(release).path("history").toString()).contains("removal-put-off");
    assertThat(preview("quiet").path("kind").asString()).isEqualTo("Deployment");
  }

  @Test
  void aDeploymentInAFreezeIsLetThroughAndSwitchedToAndBack() {
    String first = careful("registry/app:1");
    assertThat(serving("careful")).isNotEmpty();
    String before = serving("careful");
    String second = careful("registry/app:2");
    assertThat(serving("careful")).isNotEqualTo(before);
    JsonNode deployed = slipway.awaitFinished(second);
    assertThat(deployed.path("outcome").asString()).isEqualTo("completed");
    assertThat(deployed.path("history").toString()).contains("it is urgent");

    Http.Answer back =
        slipway
            .http()
            .postJson(
                slipway.url(
                    "api", "/api/projects/careful/environments/production/rollback?to=" + first),
                "");
    assertThat(back.status()).as(back.body()).isEqualTo(202);
    Awaitility.await("switched back")
        .atMost(Duration.ofSeconds(60))
        .until(() -> serving("careful").equals(before));
  }

  /// Lets a build through the freeze, and has it switched to.
  private static String careful(String image) {
    String release = slipway.build("careful", image, "main");
    JsonNode frozen = chat.awaitDirect(OWNER_1, release, offers("override"));
    chat.answer(OWNER_1, frozen, "override", "it is urgent");
    JsonNode beside = chat.awaitDirect(OWNER_2, release, offers("switch"));
    chat.awaitInChannel(release, says("https://next.careful.example.org"));
    assertThat(chat.click(OWNER_2, beside, "switch").status()).isEqualTo(200);
    slipway.awaitFinished(release);
    return release;
  }

  @Test
  void aCanaryIsAbortedAndTheOldVersionServesAsBefore() {
    String first = slipway.build("gradual", "registry/app:1", "main");
    chat.click(OWNER_1, chat.awaitDirect(OWNER_1, first, offers("go-on")), "go-on");
    assertThat(slipway.awaitFinished(first).path("outcome").asString()).isEqualTo("completed");
    String second = slipway.build("gradual", "registry/app:2", "main");
    JsonNode held = chat.awaitDirect(OWNER_1, second, offers("abort"));
    assertThat(canary()).isEqualTo("Deployment");
    chat.click(OWNER_1, held, "abort");
    assertThat(slipway.awaitFinished(second).path("outcome").asString()).isEqualTo("rejected");
    Awaitility.await("the canary is gone")
        .atMost(Duration.ofSeconds(60))
        .until(() -> canary().equals("Status"));
    assertThat(
            slipway
                .object("/apis/apps/v1/namespaces/gradual/deployments/gradual-production")
                .findValuesAsString("image"))
        .contains("registry/app:1");
  }

  private static String canary() {
    return object("/apis/apps/v1/namespaces/gradual/deployments/gradual-production-canary");
  }

  private static String object(String path) {
    return slipway.object(path).path("kind").asString();
  }

  private static JsonNode preview(String branch) {
    return slipway.object("/apis/apps/v1/namespaces/previews/deployments/previews-qa-" + branch);
  }

  private static void awaitGone(String branch) {
    Awaitility.await("the preview of " + branch + " is gone")
        .atMost(Duration.ofSeconds(60))
        .until(() -> preview(branch).path("kind").asString().equals("Status"));
  }

  /// Which pods a project's Service leads to.
  private static String serving(String project) {
    return slipway
        .object("/api/v1/namespaces/%s/services/%s-production".formatted(project, project))
        .path("spec")
        .path("selector")
        .toString();
  }
}
