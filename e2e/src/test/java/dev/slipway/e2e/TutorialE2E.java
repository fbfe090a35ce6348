package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Walks through `docs/tutorial/first-project.md` as it stands: every command that has a name there, and the buttons
/// between them.
class TutorialE2E {

  private static final String PRODUCTION =
      "/apis/apps/v1/namespaces/test/deployments/test-production";

  @TempDir Path folder;

  @Test
  void everyStepOfThePageWorks() throws Exception {
    Runbook page =
        new Runbook(folder, Path.of("../docs/tutorial/first-project.md")).in(folder).withSlipway();
    assertThat(page.names())
        .containsExactly(
            "first",
            "live",
            "failing",
            "second",
            "rollback",
            "init",
            "secret",
            "build",
            "curl",
            "doctor");
    String _ = page.run("secret");
    try (Slipway slipway =
        Slipway.start(
            folder, Map.of(), List.of("--secrets", folder.resolve("secrets").toString()))) {
      page.with("SLIPWAY_GATEWAY", slipway.url("gateway", ""));
      page.with("SLIPWAY_API", slipway.url("api", ""));
      page.with("SLIPWAY_DATA", slipway.data().toString());
      theSampleGoesLiveFailsAndGoesBack(page, slipway);
      aProjectOfOnesOwnIsReleased(page, slipway);
      theDoctorSaysWhatOfSlackIsThere(page, slipway);
    }
  }

  private static void theSampleGoesLiveFailsAndGoesBack(Runbook page, Slipway slipway)
      throws Exception {
    deploy(page, slipway, page.run("first"));
    assertThat(page.run("live")).contains("Deploy to production");
    assertThat(image(slipway)).startsWith("registry.example.org/app:1.0.0");

    assertThat(page.run("failing")).contains("ImagePullBackOff");
    assertThat(image(slipway)).startsWith("registry.example.org/app:1.0.0");

    deploy(page, slipway, page.run("second"));
    assertThat(page.run("rollback")).contains(": completed", "DEPLOYED BY", "production ");
    assertThat(image(slipway)).startsWith("registry.example.org/app:1.0.0");
  }

  /// Presses the button that the page names, and keeps the release for the next command as the reader's shell does.
  private static void deploy(Runbook page, Slipway slipway, String output) {
    Matcher id = Pattern.compile("\\btest-[a-z2-7]{10}\\b").matcher(output);
    assertThat(id.find()).as(output).isTrue();
    String release = id.group();
    page.with("release", release);
    Chat chat = slipway.chat();
    JsonNode asked =
        chat.awaitDirect(
            OWNER_1,
            release,
            message -> message.findValuesAsString("action_id").contains("deploy"));
    assertThat(chat.click(OWNER_1, asked, "deploy").status()).isEqualTo(200);
  }

  private static String image(Slipway slipway) {
    return slipway.object(PRODUCTION).findValuesAsString("image").getFirst();
  }

  private void aProjectOfOnesOwnIsReleased(Runbook page, Slipway slipway) throws Exception {
    // The folder that Slipway reads, by the page's name for it.
    Files.createSymbolicLink(folder.resolve("my-projects"), slipway.projects());
    assertThat(page.run("init")).contains("Wrote my-projects/webshop.yaml", "Valid: ", "webshop");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            slipway.http().get(slipway.url("api", "/api/projects")).body().contains("C0SHOP"));

    assertThat(page.run("build")).contains("open at go-live");
    assertThat(slipway.http().get(slipway.url("sandbox", "/sandbox/workspace")).body())
        .contains("U0ANN", "U0BEN", "C0SHOP");
    assertThat(slipway.http().get(slipway.url("sandbox", "/sandbox/messages?user=U0BEN")).body())
        .contains("go-live");
    assertThat(page.run("curl")).contains("webshop-");
    assertThat(slipway.post("webshop", "registry.example.org/shop:1", "main").status())
        .isEqualTo(401);
  }

  /// The sandbox is the workspace here.
  private static void theDoctorSaysWhatOfSlackIsThere(Runbook page, Slipway slipway)
      throws Exception {
    page.with("SLACK_BOT_TOKEN", "xoxb-sandbox");
    page.with("SLIPWAY_GATEWAY_SLACK_APIURL", slipway.url("sandbox", "/api/"));
    page.with("SLIPWAY_NOTIFIER_SLACK_APIURL", slipway.url("sandbox", "/api/"));
    assertThat(page.run("doctor")).contains("C0SHOP").doesNotContain("xoxb-sandbox");
  }
}
