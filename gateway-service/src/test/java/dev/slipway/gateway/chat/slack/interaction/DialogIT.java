package dev.slipway.gateway.chat.slack.interaction;

import static dev.slipway.gateway.RunningGateway.SLACK_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import dev.slipway.gateway.SlackApi;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Choices that ask something: the dialog, and what comes of it.
@ExtendWith(SharedGateway.class)
class DialogIT {

  private static final String PATH = "/slack/interactions";

  private final RunningGateway gateway;

  DialogIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aChoiceThatAsksOpensADialogAndIsNoVoteYet() {
    String button = "asking-opensopena/check/reject/1";
    assertThat(click(button, "t-opens").status()).isEqualTo(200);
    JsonNode view = opened("t-opens").view();
    assertThat(view.path("type").asString()).isEqualTo("modal");
    assertThat(view.path("callback_id").asString()).isEqualTo("slipway-choice");
    JsonNode input = view.path("blocks").path(0);
    assertThat(input.path("block_id").asString()).isEqualTo("reason");
    assertThat(input.path("optional").asBoolean()).isFalse();
    assertThat(input.path("element").path("multiline").asBoolean()).isTrue();
    assertThat(input.path("element").path("max_length").asInt()).isEqualTo(1_000);
    assertThat(json(view.path("private_metadata").asString()).path("button").asString())
        .isEqualTo(button);
    assertThat(published("asking-opensopena")).isEmpty();
  }

  @Test
  void aFormAsksItsQuestionsInOrderUnderATitleThatFits() {
    click("asking-formforma2/go/deploy/1", "t-form");
    JsonNode view = opened("t-form").view();
    assertThat(view.path("title").path("text").asString()).isEqualTo("Deploy to production at…");
    assertThat(view.path("blocks").valueStream().map(b -> b.path("block_id").asString()))
        .containsExactly("ticket", "risk", "tested");
    assertThat(
            view.path("blocks").valueStream().map(b -> b.path("element").path("type").asString()))
        .containsExactly("plain_text_input", "static_select", "checkboxes");
  }

  @Test
  void aChoiceThatAsksNothingOpensNone() {
    click("asking-nothinga2a/check/approve/1", "t-nothing");
    assertThat(gateway.slackApi().calls("views.open"))
        .noneMatch(call -> call.field("trigger_id").equals("t-nothing"));
    assertThat(published("asking-nothinga2a")).hasSize(1);
  }

  @Test
  void aChoicesOwnFormStandsInPlaceOfTheGates() {
    click("asking-ownowna2bb/go/close/1", "t-own");
    assertThat(opened("t-own").view().path("blocks").valueStream())
        .extracting(block -> block.path("block_id").asString())
        .containsExactly("why");
  }

  @Test
  void whoeverClickedIsToldWhereTheDialogDoesNotOpen() {
    gateway.slackApi().fail("t-late", "expired_trigger_id");
    assertThat(click("asking-latelatea2/check/reject/1", "t-late").status()).isEqualTo(200);
    assertThat(gateway.slackApi().calls("chat.postEphemeral"))
        .anyMatch(call ->
            call.field("user").equals("U0QA1")
                && call.field("text").contains("did not open. Click again."));
    assertThat(published("asking-latelatea2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          html  | 200 | text/html        | <html>Slack is down for maintenance</html>
          empty | 200 | application/json | ''
          null  | 200 | application/json | null
          moved | 302 | text/html        | moved
          proxy | 403 | text/html        | <html>denied</html>
          """)
  void whoeverClickedIsToldIfTheAnswerIsNotSlacks(
      String name, int status, String type, String body) {
    String trigger = "t-page-" + name;
    gateway.slackApi().answer(trigger, new SlackApi.Page(status, type, body));
    int before = gateway.slackApi().calls("chat.postEphemeral").size();
    assertThat(click("asking-latelatea3/check/reject/1", trigger).status()).isEqualTo(200);
    assertThat(gateway.slackApi().calls("chat.postEphemeral")).hasSize(before + 1);
  }

  @Test
  void aSecondClickOnAnOpeningDialogIsNoAlarm() {
    gateway.slackApi().fail("t-twice", "exchanged_trigger_id");
    int before = gateway.slackApi().calls("chat.postEphemeral").size();
    assertThat(click("asking-twicetwice/check/reject/1", "t-twice").status()).isEqualTo(200);
    assertThat(gateway.slackApi().calls("chat.postEphemeral")).hasSize(before);
    assertThat(published("asking-twicetwice")).isEmpty();
  }

  @Test
  void aClickByAnotherDefinitionIsTakenUnanswered() {
    String release = "asking-otherforma";
    assertThat(click(release + "/check/reject/1/00000000", "t-other").status()).isEqualTo(200);
    assertThat(gateway.slackApi().calls("views.open"))
        .noneMatch(call -> call.field("trigger_id").equals("t-other"));
    JsonNode event =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(event.path("answers")).isEmpty();
  }

  /// The file changed while the dialog was open: its questions are not those that were asked.
  @Test
  void aDialogOfAnotherDefinitionIsTakenUnanswered() {
    String release = "asking-otherdialo";
    GatewayAnswer answer =
        submit(
            release + "/go/deploy/1/00000000",
            "{\"earlier\":{\"answer\":{\"value\":\"as it was asked\"}}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    JsonNode event =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(event.path("choice").asString()).isEqualTo("deploy");
    assertThat(event.path("answers")).isEmpty();
  }

  @Test
  void aClickAtAGateThatTheFileCallsOtherwiseIsTakenUnanswered() {
    String release = "asking-earliernam";
    assertThat(click(release + "/earlier-name/reject/1/00000000", "t-name").status())
        .isEqualTo(200);
    assertThat(gateway.slackApi().calls("views.open"))
        .noneMatch(call -> call.field("trigger_id").equals("t-name"));
    JsonNode event =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(event.path("gate").asString()).isEqualTo("earlier-name");
    assertThat(event.path("answers")).isEmpty();
  }

  @Test
  void whatCannotBeStoredIsTakenOutOfAnAnswer() {
    String release = "asking-nulreasona";
    submit(
        release + "/check/reject/1",
        "{\"reason\":{\"answer\":{\"value\":\"bad\\u0000 \\ud800reason\"}}}");
    JsonNode event =
        PublishedEvents.body(PublishedEvents.about(release, Topics.INTERACTIONS, gateway));
    assertThat(event.at("/answers/0/text").asString()).isEqualTo("bad reason");
  }

  @Test
  void hiddenCharactersAreNoAnswer() {
    GatewayAnswer answer =
        submit(
            "asking-hiddenhidd/go/deploy/1", "{\"ticket\":{\"answer\":{\"value\":\"\\u200b\"}}}");
    assertThat(answer.json().path("errors").path("ticket").asString(""))
        .isEqualTo("This has to be answered.");
  }

  @Test
  void whatWasEnteredGoesIntoTheEvent() {
    GatewayAnswer answer =
        submit(
            "asking-submita2a2/go/deploy/3",
            """
            {"ticket":{"answer":{"type":"plain_text_input","value":" OPS-7 "}},
             "risk":{"answer":{"type":"static_select","selected_option":{"value":"low"}}},
             "tested":{"answer":{"type":"checkboxes","selected_options":[{"value":"ticked"}]}}}
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    JsonNode event =
        PublishedEvents.body(
            PublishedEvents.about("asking-submita2a2", Topics.INTERACTIONS, gateway));
    assertThat(event.path("attempt").asInt()).isEqualTo(3);
    assertThat(event.path("channel").asString()).isEqualTo("D1");
    assertThat(event.path("message").asString()).isEqualTo("1.000100");
    assertThat(event.path("answers"))
        .isEqualTo(
            json(
                """
                [{"kind":"text","question":"ticket","text":"OPS-7"},
                 {"kind":"select","question":"risk","option":"low"},
                 {"kind":"checkbox","question":"tested","ticked":true}]
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                         | ticket | This has to be answered.
          {"ticket":{"answer":{"value":"   "}}}                      | ticket | This has to be answered.
          {"ticket":{"answer":{"value":"12345678901"}}}              | ticket | At most 10 characters.
          {"risk":{"answer":{"selected_option":{"value":"never"}}}}  | risk   | This option is no longer there; cancel and click again.
          {"tested":{"answer":{"selected_options":[]}}}              | tested | This has to be ticked.
          """)
  void whatIsWrongIsSaidAtItsFieldAndNothingIsPublished(
      String values, String field, String mistake) {
    GatewayAnswer answer = submit("asking-wrongwrong/go/deploy/1", values);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("response_action")).isEqualTo("errors");
    assertThat(answer.json().path("errors").path(field).asString("")).isEqualTo(mistake);
    assertThat(published("asking-wrongwrong")).isEmpty();
  }

  @Test
  void dialogsThatWereNeverOursAreRefused() {
    String good = submission("asking-foreigna22/go/close/1", "{}");
    slack(good.replace("slipway-choice", "another-app")).isProblem(400, "malformed-body");
    slack(good.replace("\\\"channel\\\":\\\"D1\\\"", "\\\"channel\\\":\\\"\\\""))
        .isProblem(400, "malformed-body");
    slack(good.replace("asking-foreigna22/go/close/1", "asking-foreigna22/go"))
        .isProblem(400, "malformed-body");
    slack(good.replace("asking-foreigna22", "gone-foreigna22")).isProblem(404, "unknown-project");
    gateway.slack(PATH, good, 0, "wrong").isProblem(401, "not-authenticated");
    assertThat(published("asking-foreigna22")).isEmpty();
  }

  private SlackApi.Call opened(String trigger) {
    List<SlackApi.Call> calls =
        gateway.slackApi().calls("views.open").stream()
            .filter(call -> call.field("trigger_id").equals(trigger))
            .toList();
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  private List<String> published(String release) {
    return PublishedEvents.on(Topics.INTERACTIONS, gateway).stream()
        .filter(record -> PublishedEvents.header(record, "ce_subject").equals(release))
        .map(ConsumerRecord::value)
        .toList();
  }

  private GatewayAnswer click(String button, String trigger) {
    return slack(
        """
        {"type":"block_actions","user":{"id":"U0QA1"},"trigger_id":"%s",
         "container":{"message_ts":"1.000100","channel_id":"D1"},
         "actions":[{"action_id":"x","value":"%s"}]}
        """
            .formatted(trigger, button));
  }

  private GatewayAnswer submit(String button, String values) {
    return slack(submission(button, values));
  }

  private static String submission(String button, String values) {
    String origin =
        "{\\\"button\\\":\\\""
            + button
            + "\\\",\\\"channel\\\":\\\"D1\\\",\\\"message\\\":\\\"1.000100\\\"}";
    return """
    {"type":"view_submission","user":{"id":"U0QA1"},
     "view":{"callback_id":"slipway-choice","private_metadata":"%s","state":{"values":%s}}}
    """
        .formatted(origin, values);
  }

  private GatewayAnswer slack(String payload) {
    return gateway.slack(PATH, payload, 0, SLACK_SECRET);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
