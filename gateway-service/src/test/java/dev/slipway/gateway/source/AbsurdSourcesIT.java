package dev.slipway.gateway.source;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.JSON;
import static dev.slipway.gateway.RunningGateway.SLACK_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import dev.slipway.testing.AbsurdText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Absurd and endless text at every entrance: it is refused in words, or what is published of it is clean and short.
@ExtendWith(SharedGateway.class)
class AbsurdSourcesIT {

  private static final int TIMES = 40;

  private final RunningGateway gateway;
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(22);

  AbsurdSourcesIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void buildsAreRefusedOrClean() {
    for (int i = 0; i < TIMES; i++) {
      List<String> fields = new ArrayList<>(List.of("\"project\":\"test\"", "\"type\":\"branch\""));
      fields.add("\"image\":" + (random.nextBoolean() ? "\"r/i:1\"" : absurd()));
      fields.add("\"target\":" + (random.nextBoolean() ? "\"absurd-" + i + "\"" : absurd()));
      for (String field :
          List.of("message", "author", "committer", "pusher", "commit", "id", "workflow", "url")) {
        if (random.nextInt(3) == 0) {
          fields.add("\"" + field + "\":" + absurd());
        }
      }
      judged(gateway.post("/build-complete", JSON, "{" + String.join(",", fields) + "}"));
    }
    allIsClean(Topics.BUILDS);
  }

  @Test
  void gitHubsDeliveriesAreRefusedOrClean() {
    for (int i = 0; i < TIMES; i++) {
      String branch = random.nextBoolean() ? "\"absurd\"" : absurd();
      judged(gateway.gitHub("workflow_run", run(7_000 + i, branch, absurd(), absurd()), CI_SECRET));
      judged(gateway.gitHub("delete", gone(absurd()), CI_SECRET));
    }
    allIsClean(Topics.BUILDS);
  }

  @Test
  void whatPeopleTypeIsRefusedOrClean() {
    for (int i = 0; i < TIMES; i++) {
      judged(slack(click(absurd(), "\"U0QA1\"")));
      judged(slack(click("\"asking-absurdabsu/check/approve/1\"", absurd())));
      judged(slack(dialog(absurd())));
      String typed = "reject asking-absurdabsu " + text();
      judged(gateway.signed("/slack/commands", FORM, command(typed)));
      judged(gateway.signed("/slack/commands", FORM, command(text())));
      judged(
          gateway.signed(
              "/slack/events",
              JSON,
              "{\"type\":\"event_callback\",\"event_id\":\"EvA%d\",\"event\":{\"type\":\"app_home_opened\",\"user\":%s,\"tab\":\"home\"}}"
                  .formatted(i, absurd())));
    }
    allIsClean(Topics.INTERACTIONS);
    allIsClean(Topics.QUESTIONS);
  }

  @Test
  void oneMessageIsTheSameTextThroughBothSources() {
    String message = "a\0b " + "word ".repeat(2_000) + "e\u0301\ud83d\ude00";
    GatewayAnswer posted =
        gateway.post(
            "/build-complete",
            JSON,
            "{\"project\":\"test\",\"type\":\"branch\",\"target\":\"both\",\"image\":\"r/i:1\",\"message\":%s}"
                .formatted(json(message)));
    GatewayAnswer delivered =
        gateway.gitHub("workflow_run", run(7_900, "\"both\"", json(message), "\"dev\""), CI_SECRET);
    assertThat(message(posted)).isEqualTo(message(delivered)).endsWith("…");
    assertThat(ForeignText.length(message(posted))).isEqualTo(TextLimits.COMMIT_MESSAGE);
  }

  private String message(GatewayAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return PublishedEvents.body(
            PublishedEvents.about(answer.text("release"), Topics.BUILDS, gateway))
        .at("/build/message")
        .asString();
  }

  private static void judged(GatewayAnswer answer) {
    assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
  }

  private void allIsClean(String topic) {
    PublishedEvents.on(topic, gateway).stream()
        .filter(record -> record.value() != null)
        .map(PublishedEvents::body)
        .flatMap(AbsurdSourcesIT::texts)
        .forEach(text -> {
          assertThat(text).isEqualTo(ForeignText.clean(text));
          assertThat(ForeignText.length(text)).isLessThanOrEqualTo(TextLimits.COMMIT_MESSAGE);
        });
  }

  /// The definition is the file's, and judged when it is read.
  private static Stream<String> texts(JsonNode node) {
    if (node.isString()) {
      return Stream.of(node.asString());
    }
    return node.isObject()
        ? node.properties().stream()
            .filter(field -> !field.getKey().equals("definition"))
            .flatMap(field -> texts(field.getValue()))
        : node.valueStream().flatMap(AbsurdSourcesIT::texts);
  }

  private String text() {
    String text = AbsurdText.of(random, 12);
    return random.nextInt(10) == 0 ? text + "endless ".repeat(1_500) : text;
  }

  private String absurd() {
    return json(text());
  }

  /// In ASCII, so that halves of pairs come as they are.
  private static String json(String text) {
    return text.chars()
        .mapToObj(unit -> "\\u%04x".formatted(unit))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String run(int id, String branch, String message, String name) {
    return """
    {"action":"completed","repository":{"full_name":"example/signed"},"workflow_run":{"id":%d,"run_attempt":1,
    "name":"CI","conclusion":"success","event":"push","head_branch":%s,"head_sha":"abc1234def",
    "head_commit":{"message":%s,"author":{"name":%s,"email":"dev@example.org"}}}}
    """
        .formatted(id, branch, message, name);
  }

  private static String gone(String ref) {
    return """
    {"ref":%s,"ref_type":"branch","repository":{"full_name":"example/previews"}}
    """
        .formatted(ref);
  }

  private GatewayAnswer slack(String payload) {
    return gateway.slack("/slack/interactions", payload, 0, SLACK_SECRET);
  }

  private static String click(String value, String user) {
    return """
    {"type":"block_actions","user":{"id":%s},"trigger_id":"t-absurd",
     "container":{"message_ts":"1.000100","channel_id":"D1"},"actions":[{"action_id":"x","value":%s}]}
    """
        .formatted(user, value);
  }

  private static String dialog(String answer) {
    return """
    {"type":"view_submission","user":{"id":"U0QA1"},"view":{"callback_id":"slipway-choice",
     "private_metadata":"{\\"button\\":\\"asking-absurdabsu/check/reject/1\\",\\"channel\\":\\"D1\\",\\"message\\":\\"1.1\\"}",
     "state":{"values":{"reason":{"answer":{"value":%s}}}}}}
    """
        .formatted(answer);
  }

  private static String command(String text) {
    return "command=%2Fslipway&user_id=U0QA1&channel_id=C0TEST&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
