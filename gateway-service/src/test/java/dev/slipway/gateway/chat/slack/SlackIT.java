package dev.slipway.gateway.chat.slack;

import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.SLACK_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class SlackIT {

  private static final String PATH = "/slack/interactions";

  private final RunningGateway gateway;

  SlackIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aClickIsAnsweredOnceItIsDurable() {
    String release = "test-clickclick";
    GatewayAnswer answer = slack(click(release));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    JsonNode click =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(click.path("project").asString()).isEqualTo("test");
    assertThat(click.path("user").asString()).isEqualTo("U0QA1");
    assertThat(click.path("gate").asString()).isEqualTo("qa-check");
    assertThat(click.path("choice").asString()).isEqualTo("approve");
    assertThat(click.path("attempt").asInt()).isEqualTo(1);
    assertThat(click.path("channel").asString()).isEqualTo("D1");
    assertThat(click.path("message").asString()).isEqualTo("1.000100");
    assertThat(click.propertyNames()).doesNotContain("name");
  }

  @Test
  void aClickSaysWhatItsMessageShowed() {
    String release = "test-shownshown";
    slack(
        click(release)
            .replace(
                "\"action_id\"", "\"block_id\":\"choices-0@17/summary@channel\",\"action_id\""));
    JsonNode click =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(click.path("version").asLong()).isEqualTo(17);
    assertThat(click.path("surface").asString()).isEqualTo("summary@channel");
  }

  @Test
  void aButtonOfAnEarlierVersionDoesNotSayWhatItsMessageShowed() {
    String release = "test-earlierear";
    slack(click(release).replace("\"action_id\"", "\"block_id\":\"choices-0\",\"action_id\""));
    JsonNode click =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(click.propertyNames()).doesNotContain("version", "surface");
  }

  @Test
  void theSameBytesAreTheSameClick() {
    String release = "test-sameclicka";
    slack(click(release));
    slack(click(release));
    assertThat(PublishedEvents.about(release, Topics.INTERACTIONS, gateway).key())
        .isEqualTo("test");
  }

  @Test
  void theOlderFormOfInteractionIsUnderstoodAtTheOlderPath() {
    String release = "test-legacylega";
    String payload =
        """
        {"type":"interactive_message","actions":[{"name":"approve","value":"%s/qa-check/approve/1"}],
         "user":{"id":"U0QA2"},"channel":{"id":"D1"},"message_ts":"2.000100"}
        """
            .formatted(release);
    assertThat(gateway.slack("/slack-interactions", payload, 0, SLACK_SECRET).status())
        .isEqualTo(200);
    JsonNode click =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(click.path("user").asString()).isEqualTo("U0QA2");
    assertThat(click.path("message").asString()).isEqualTo("2.000100");
  }

  @Test
  void requestsThatAreNotSlacksOrNotNowAreRefused() {
    String payload = click("test-abcdefghij");
    gateway.slack(PATH, payload, 0, "wrong").isProblem(401, "not-authenticated");
    gateway.slack(PATH, payload, -302, SLACK_SECRET).isProblem(401, "not-authenticated");
    gateway.slack(PATH, payload, 302, SLACK_SECRET).isProblem(401, "not-authenticated");
    gateway.post(PATH, FORM, "payload=x").isProblem(401, "not-authenticated");
    assertThat(gateway.slack(PATH, payload, -290, SLACK_SECRET).status()).isEqualTo(200);
    assertThat(gateway.slack(PATH, payload, 290, SLACK_SECRET).status()).isEqualTo(200);
  }

  @Test
  void buttonsThatWereNeverOursAreRefusedAndCounted() {
    double before = refused();
    slack(click("test-abcdefghij").replace("/approve/1", "/approve"))
        .isProblem(400, "malformed-body");
    slack(click("gone-abcdefghij")).isProblem(404, "unknown-project");
    assertThat(refused()).isEqualTo(before + 2);
    slack("not json").isProblem(400, "malformed-body");
    slack(click("test-abcdefghij").replace("\"id\":\"U0QA1\"", "\"id\":\"\""))
        .isProblem(400, "malformed-body");
  }

  @Test
  void anAccountThatCannotBeOneIsRefusedInWords() {
    GatewayAnswer answer = slack(click("test-nulnulnula").replace("U0QA1", "U0\\u0000X"));
    answer.isProblem(400, "malformed-body");
    assertThat(answer.body()).contains("user.id").contains("U+0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"view_closed\"}",
        "{\"type\":\"shortcut\",\"callback_id\":\"x\"}",
        "{\"type\":\"block_actions\",\"actions\":[{\"type\":\"button\",\"url\":\"https://x\"}]}",
        "{\"type\":\"block_actions\",\"actions\":[]}"
      })
  void whatConcernsNoReleaseIsAcknowledgedAndIgnored(String payload) {
    assertThat(slack(payload).status()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    gateway.post(PATH, FORM, "x".repeat(1024 * 1024 + 1)).isProblem(413, "too-large");
  }

  private double refused() {
    return gateway
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("slipway_requests_refused_total") && line.contains("slack"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private GatewayAnswer slack(String payload) {
    return gateway.slack(PATH, payload, 0, SLACK_SECRET);
  }

  private static String click(String release) {
    return """
    {"type":"block_actions","user":{"id":"U0QA1","name":"ignored"},"channel":{"id":"D1"},\
    "container":{"message_ts":"1.000100","channel_id":"D1"},\
    "actions":[{"action_id":"approve","value":"%s/qa-check/approve/1","action_ts":"1.1"}]}\
    """
        .formatted(release);
  }
}
