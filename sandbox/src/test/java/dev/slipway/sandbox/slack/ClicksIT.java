package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.sandbox.slack.SandboxRig.Received;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClicksIT {

  private static final String BLOCKS =
      """
      [{"type":"actions","elements":[{"type":"button","action_id":"approve","style":"primary",\
      "value":"a-value","text":{"type":"plain_text","text":"Approve"}}]}]\
      """;
  private static final String VIEW =
      "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},\"blocks\":[]}";

  private SandboxRig sandbox;
  private MethodsClient slack;
  private String direct;
  private String ts;

  @BeforeEach
  void start() throws Exception {
    sandbox = new SandboxRig();
    slack = sandbox.slack();
    var posted = slack.chatPostMessage(r -> r.channel("U0QA1").text("x").blocksAsString(BLOCKS));
    direct = posted.getChannel();
    ts = posted.getTs();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aClickReachesTheGatewaySignedOverItsBytes() throws Exception {
    HttpResponse<String> answer = click("U0QA1", "\"action_id\":\"approve\"");
    assertThat(answer.statusCode()).isEqualTo(200);
    Received click = sandbox.nextClick();
    assertThat(click.signature())
        .isEqualTo("v0=" + hmac("v0:" + click.timestamp() + ":" + click.body()));
    JsonNode payload = click.payload();
    assertThat(payload.path("type").asString()).isEqualTo("block_actions");
    assertThat(payload.at("/user/id").asString()).isEqualTo("U0QA1");
    assertThat(payload.at("/team/id").asString()).isEqualTo("T0SANDBOX");
    assertThat(payload.at("/container/message_ts").asString()).isEqualTo(ts);
    assertThat(payload.at("/container/channel_id").asString()).isEqualTo(direct);
    assertThat(payload.at("/message/text").asString()).isEqualTo("x");
    JsonNode action = payload.at("/actions/0");
    assertThat(action.path("value").asString()).isEqualTo("a-value");
    assertThat(action.path("style").asString()).isEqualTo("primary");
    assertThat(action.path("block_id").asString())
        .isNotEmpty()
        .isEqualTo(payload.at("/message/blocks/0/block_id").asString());
  }

  @Test
  void theGatewaysAnswerIsTheClicksAnswer() {
    HttpResponse<String> answer = click("U0QA1", "\"action_id\":\"approve\",\"value\":\"refuse\"");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"title\":\"taken\"}");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
  }

  @Test
  void anybodyMayClickInAnothersDirectConversationAndBeAnsweredThere() throws Exception {
    assertThat(click("U0GUEST", "\"action_id\":\"approve\"").statusCode()).isEqualTo(200);
    assertThat(sandbox.nextClick().payload().at("/user/id").asString()).isEqualTo("U0GUEST");
    assertThat(slack.chatPostEphemeral(r -> r.channel(direct).user("U0GUEST").text("no")).isOk())
        .isTrue();
    assertThat(sandbox.get("/sandbox/messages?user=U0GUEST")).hasSize(1);
    assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).hasSize(1);
  }

  @Test
  void aButtonThatIsGoneCanBeClickedOnlyByThoseWhoKnowItsValue() throws Exception {
    slack.chatUpdate(r -> r.channel(direct).ts(ts).text("decided"));
    HttpResponse<String> gone = click("U0QA1", "\"action_id\":\"approve\"");
    assertThat(gone.statusCode()).isEqualTo(409);
    assertThat(gone.body()).contains("no button approve");
    assertThat(sandbox.nothingReceived()).isTrue();
    click("U0QA1", "\"action_id\":\"approve\",\"value\":\"stale\"");
    assertThat(sandbox.nextClick().payload().at("/actions/0/value").asString()).isEqualTo("stale");
  }

  @Test
  void aClickOnWhatIsNotThereIsToldWhatIs() throws Exception {
    String approve = "\"action_id\":\"approve\"";
    assertThat(click("U0QA1", "\"action_id\":\"aprove\"").body()).contains("[approve]");
    assertThat(click("U0NOBODY", approve).statusCode()).isEqualTo(404);
    assertThat(sandbox.click("U0QA1", "C0NONE", ts, approve).body()).contains("C0TEST");
    assertThat(sandbox.click("U0QA1", direct, "1.000001", approve).body()).contains(ts);
    assertThat(click("U0QA1", "\"action_id\":\"\"").statusCode()).isEqualTo(400);
    String hidden =
        slack
            .chatPostEphemeral(
                r -> r.channel("C0TEST").user("U0QA1").text("x").blocksAsString(BLOCKS))
            .getMessageTs();
    assertThat(sandbox.click("U0QA2", "C0TEST", hidden, approve).statusCode()).isEqualTo(404);
    assertThat(sandbox.nothingReceived()).isTrue();
  }

  @Test
  void aGatewayThatIsAwayIsABadGateway() {
    sandbox.stopGateway();
    HttpResponse<String> answer = click("U0QA1", "\"action_id\":\"approve\"");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("does not answer");
  }

  @Test
  void aResponseUrlReplacesTheMessageOrTellsTheUserAlone() throws Exception {
    click("U0QA1", "\"action_id\":\"approve\"");
    String url = sandbox.nextClick().payload().path("response_url").asString();
    assertThat(respond(url, "{\"text\":\"only you\"}").statusCode()).isEqualTo(200);
    JsonNode told = sandbox.get("/sandbox/messages?user=U0QA1").get(1);
    assertThat(told.path("ephemeral").asBoolean()).isTrue();
    assertThat(respond(url, "{\"text\":\"\"}").statusCode()).isEqualTo(400);
    respond(url, "{\"text\":\"new\",\"replace_original\":true}");
    JsonNode replaced = sandbox.get("/sandbox/messages?user=U0QA1").get(0);
    assertThat(replaced.path("text").asString()).isEqualTo("new");
    assertThat(replaced.path("edits").asInt()).isEqualTo(1);
    respond(url, "{\"text\":\"to all\",\"response_type\":\"in_channel\"}");
    assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).hasSize(3);
    respond(url, "{\"delete_original\":true}");
    assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).hasSize(2);
    assertThat(respond(url, "{\"text\":\"fifth\"}").statusCode()).isEqualTo(200);
    HttpResponse<String> sixth = respond(url, "{\"text\":\"sixth\"}");
    assertThat(sixth.statusCode()).isEqualTo(404);
    assertThat(sixth.body()).contains("used_url");
  }

  @Test
  void aTriggerOpensOneModal() throws Exception {
    click("U0QA1", "\"action_id\":\"approve\"");
    String trigger = sandbox.nextClick().payload().path("trigger_id").asString();
    var opened = slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(VIEW));
    assertThat(opened.isOk()).as(opened.getError()).isTrue();
    assertThat(sandbox.get("/sandbox/views?user=U0QA1")).hasSize(1);
    assertThat(sandbox.get("/sandbox/views?user=U0QA2")).isEmpty();
    assertThat(slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(VIEW)).getError())
        .isEqualTo("exchanged_trigger_id");
    assertThat(slack.viewsOpen(r -> r.triggerId("none").viewAsString(VIEW)).getError())
        .isEqualTo("invalid_trigger_id");
  }

  private HttpResponse<String> click(String user, String more) {
    return sandbox.click(user, direct, ts, more);
  }

  private HttpResponse<String> respond(String url, String json) {
    HttpResponse<String> answer = sandbox.postJson(url, json);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("ok").asBoolean())
        .isEqualTo(answer.statusCode() == 200);
    return answer;
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            SandboxApplication.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
