package dev.slipway.gateway.chat.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SlackSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clicks and commands over a socket that the gateway opens.
class SocketModeIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static SlackSocket slack;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    slack = new SlackSocket();
    gateway = RunningGateway.start(slack.url());
    await().atMost(PATIENCE).until(slack::isConnected);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    slack.close();
  }

  @Test
  void aClickIsAcknowledgedOnceItIsDurable() {
    slack.send("e-click", "interactive", click("test-socketclic"));
    assertThat(slack.awaitAcknowledged("e-click").has("payload")).isFalse();
    assertThat(PublishedEvents.about("test-socketclic", Topics.INTERACTIONS, gateway).key())
        .isEqualTo("test");
  }

  @Test
  void theSamePayloadIsTheSameClick() {
    slack.send("e-again-1", "interactive", click("test-socketagai"));
    slack.awaitAcknowledged("e-again-1");
    slack.send("e-again-2", "interactive", click("test-socketagai"));
    slack.awaitAcknowledged("e-again-2");
    assertThat(PublishedEvents.about("test-socketagai", Topics.INTERACTIONS, gateway).key())
        .isEqualTo("test");
  }

  @Test
  void whatIsWrongInADialogIsTheAcknowledgementsAnswer() {
    String origin =
        "{\\\"button\\\":\\\"asking-socketdial/check/reject/1\\\",\\\"channel\\\":\\\"D1\\\",\\\"message\\\":\\\"1.1\\\"}";
    slack.send(
        "e-dialog",
        "interactive",
        """
        {"type":"view_submission","user":{"id":"U0QA1"},"view":{"callback_id":"slipway-choice",
         "private_metadata":"%s","state":{"values":{}}}}
        """
            .formatted(origin));
    JsonNode answer = slack.awaitAcknowledged("e-dialog").path("payload");
    assertThat(answer.path("response_action").asString()).isEqualTo("errors");
    assertThat(answer.path("errors").path("reason").asString()).contains("has to be answered");
  }

  @Test
  void aCommandIsAnsweredOrPublished() {
    slack.send("e-help", "slash_commands", command("help"));
    assertThat(slack.awaitAcknowledged("e-help").path("payload").path("text").asString())
        .contains("/slipway status");
    slack.send("e-approve", "slash_commands", command("approve test-socketcomm"));
    assertThat(slack.awaitAcknowledged("e-approve").has("payload")).isFalse();
    assertThat(PublishedEvents.about("test-socketcomm", Topics.INTERACTIONS, gateway).key())
        .isEqualTo("test");
  }

  @Test
  void anEventIsPublished() {
    slack.send(
        "e-home",
        "events_api",
        "{\"type\":\"event_callback\",\"event_id\":\"Ev9\",\"event\":{\"type\":\"app_home_opened\","
            + "\"user\":\"U0SOCKET\",\"tab\":\"home\"}}");
    slack.awaitAcknowledged("e-home");
    List<JsonNode> asked =
        PublishedEvents.on(Topics.QUESTIONS, gateway).stream()
            .map(PublishedEvents::body)
            .filter(event -> event.path("user").asString().equals("U0SOCKET"))
            .toList();
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsNoneOfOursIsAcknowledgedSoThatItDoesNotComeAgain() {
    slack.send(
        "e-foreign", "interactive", click("test-socketfore").replace("/approve/1", "/approve"));
    slack.awaitAcknowledged("e-foreign");
    assertThat(gateway.get("/actuator/prometheus").body())
        .containsPattern("requests_refused_total\\{[^}]*endpoint=\"slack-socket\"[^}]*} [1-9]");
  }

  /// An acknowledged envelope shows the person nothing, and their click would be lost.
  @Test
  void whoeverIsRefusedIsTold() {
    slack.send("e-gone", "interactive", click("gone-socketgone"));
    assertThat(slack.awaitAcknowledged("e-gone").has("payload")).isFalse();
    assertThat(told("There is no project 'gone'")).hasSize(1);
    String origin =
        "{\\\"button\\\":\\\"gone-socketgona/check/reject/1\\\",\\\"channel\\\":\\\"D7\\\",\\\"message\\\":\\\"1.1\\\"}";
    slack.send(
        "e-gone-dialog",
        "interactive",
        """
        {"type":"view_submission","user":{"id":"U0QA1"},"view":{"callback_id":"slipway-choice",
         "private_metadata":"%s","state":{"values":{}}}}
        """
            .formatted(origin));
    slack.awaitAcknowledged("e-gone-dialog");
    assertThat(told("There is no project 'gone'"))
        .extracting(message -> message.get("channel"))
        .containsExactly("D1", "D7");
    slack.send(
        "e-command",
        "slash_commands",
        command("approve test-socketrefu").replace("\"U0QA1\"", "\"U0\\u0000\""));
    assertThat(slack.awaitAcknowledged("e-command").path("payload").path("text").asString())
        .startsWith("Nothing was done: ");
  }

  /// An account that cannot be one is nobody who could be told.
  @Test
  void whatNamesNobodyIsAcknowledgedAlone() {
    int before = slack.told().size();
    slack.send(
        "e-nobody", "interactive", click("test-socketnobo").replace("\"U0QA1\"", "\"U0\\u0000\""));
    assertThat(slack.awaitAcknowledged("e-nobody").has("payload")).isFalse();
    assertThat(slack.told()).hasSize(before);
  }

  private static List<Map<String, String>> told(String why) {
    return slack.told().stream()
        .filter(message ->
            "U0QA1".equals(message.get("user"))
                && message.getOrDefault("text", "").startsWith("Nothing was done: " + why))
        .toList();
  }

  @Test
  void aLostConnectionIsOpenedAgain() {
    int before = slack.connections();
    slack.dropConnections();
    await().atMost(PATIENCE).until(() -> slack.connections() > before && slack.isConnected());
    slack.send("e-after", "slash_commands", command("help"));
    assertThat(slack.awaitAcknowledged("e-after").has("payload")).isTrue();
    assertThat(gateway.get("/actuator/health").body()).contains("\"by\":\"Socket Mode\"");
  }

  private static String click(String release) {
    return """
    {"type":"block_actions","user":{"id":"U0QA1"},"trigger_id":"t",
     "container":{"message_ts":"1.1","channel_id":"D1"},
     "actions":[{"action_id":"approve","value":"%s/qa-check/approve/1","action_ts":"1.1"}]}
    """
        .formatted(release);
  }

  private static String command(String text) {
    return """
    {"command":"/slipway","user_id":"U0QA1","channel_id":"C0TEST","text":"%s",
     "response_url":"https://hooks.slack.com/commands/1"}
    """
        .formatted(text);
  }
}
