package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.methods.MethodsClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workspace as it is configured and as it is kept.
class WorkspaceIT {

  private static final String CHANNELS = "--slipway.sandbox.workspace.channels";

  @TempDir Path data;

  @Test
  void messagesOutliveTheProcess() throws Exception {
    String kept;
    try (SandboxRig sandbox = new SandboxRig("--slipway.sandbox.data=" + data)) {
      kept = sandbox.slack().chatPostMessage(r -> r.channel("C0TEST").text("kept")).getTs();
      sandbox.slack().chatUpdate(r -> r.channel("C0TEST").ts(kept).text("edited"));
      sandbox.slack().chatPostMessage(r -> r.channel("U0QA1").text("direct"));
    }
    try (SandboxRig sandbox = new SandboxRig("--slipway.sandbox.data=" + data)) {
      var shown = sandbox.get("/sandbox/messages?channel=C0TEST");
      assertThat(shown).hasSize(1);
      assertThat(shown.get(0).path("text").asString()).isEqualTo("edited");
      assertThat(shown.get(0).path("edits").asInt()).isEqualTo(1);
      assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).hasSize(1);
      assertThat(sandbox.slack().chatPostMessage(r -> r.channel("C0TEST").text("later")).getTs())
          .isGreaterThan(kept);
    }
  }

  @Test
  void membershipIsRequiredInChannels() throws Exception {
    try (SandboxRig sandbox =
        new SandboxRig(
            CHANNELS + "[0].id=C0OUT",
            CHANNELS + "[0].name=out",
            CHANNELS + "[0].members[0]=U0QA1",
            CHANNELS + "[1].id=C0FEW",
            CHANNELS + "[1].name=few",
            CHANNELS + "[1].members[0]=U0SLIPWAY")) {
      MethodsClient slack = sandbox.slack();
      assertThat(slack.chatPostMessage(r -> r.channel("C0OUT").text("x")).getError())
          .isEqualTo("not_in_channel");
      assertThat(slack.conversationsHistory(r -> r.channel("C0OUT")).getError())
          .isEqualTo("not_in_channel");
      assertThat(
              slack.chatPostEphemeral(r -> r.channel("C0FEW").user("U0QA1").text("x")).getError())
          .isEqualTo("user_not_in_channel");
      assertThat(slack.chatPostMessage(r -> r.channel("C0FEW").text("x")).isOk()).isTrue();
    }
  }

  @Test
  void peopleAndChannelsOfProjectsAreThere() throws Exception {
    Path projects = data.resolve("projects");
    Files.createDirectories(projects.resolve("bases"));
    Files.writeString(
        projects.resolve("people.yaml"),
        """
        pat-doe: {slack: U0PAT, email: Pat@example.org}
        kim: {email: kim@example.org}
        """);
    Files.writeString(projects.resolve("bases/common.yaml"), "channel: slack:C0COMMON\n");
    try (SandboxRig sandbox = new SandboxRig("--slipway.sandbox.projects=" + projects)) {
      MethodsClient slack = sandbox.slack();
      assertThat(names(sandbox, "users")).startsWith("Pat Doe", "Kim").contains("QA One");
      assertThat(slack.chatPostMessage(r -> r.channel("C0COMMON").text("x")).isOk()).isTrue();
      assertThat(slack.chatPostEphemeral(r -> r.channel("C0COMMON").user("U0PAT").text("x")).isOk())
          .isTrue();
      assertThat(slack.chatPostMessage(r -> r.channel("U0PAT").text("x")).isOk()).isTrue();
      assertThat(slack.usersLookupByEmail(r -> r.email("kim@example.org")).isOk()).isTrue();
      Files.writeString(
          projects.resolve("shop.yaml"),
          """
          project: shop
          channel: slack:C0SHOP
          people: {owners: [pat-doe, slack:U0EVE]}
          """);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(names(sandbox, "channels")).contains("shop"));
      assertThat(names(sandbox, "users")).contains("U0EVE");
    }
  }

  @Test
  void peopleThatCannotBeReadLeaveTheOthersThere() throws Exception {
    Path projects = Files.createDirectories(data.resolve("broken"));
    Path current = Files.createSymbolicLink(data.resolve("current"), projects);
    Files.writeString(projects.resolve("people.yaml"), "a: &a [*a, {");
    Files.writeString(projects.resolve("shop.yaml"), "project: shop\nchannel: slack:C0SHOP\n");
    try (SandboxRig sandbox = new SandboxRig("--slipway.sandbox.projects=" + current)) {
      assertThat(names(sandbox, "channels")).contains("shop", "test");
      assertThat(names(sandbox, "users")).contains("QA One");
    }
  }

  private static List<String> names(SandboxRig sandbox, String what) {
    String name = what.equals("users") ? "realName" : "name";
    return sandbox
        .get("/sandbox/workspace")
        .path(what)
        .valueStream()
        .map(entry -> entry.path(name).asString())
        .toList();
  }

  @Test
  void aMemberWhoIsNoUserStopsTheStart() {
    assertThatThrownBy(() ->
            new SandboxRig(
                    CHANNELS + "[0].id=C0TEST",
                    CHANNELS + "[0].name=test",
                    CHANNELS + "[0].members[0]=U0TYPO")
                .close())
        .hasStackTraceContaining("C0TEST has a member U0TYPO who is no user");
  }
}
