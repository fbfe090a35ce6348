package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People's actions other than clicks: commands, dialogs, the app's home page.
class PersonIT {

  private static final String BUTTON =
      """
      [{"type":"actions","elements":[{"type":"button","action_id":"approve","value":"v",\
      "text":{"type":"plain_text","text":"Approve"}}]}]\
      """;
  private static final String MODAL =
      """
      {"type":"modal","callback_id":"mine","private_metadata":"kept","title":{"type":"plain_text","text":"T"},
       "blocks":[
        {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why"},
         "element":{"type":"plain_text_input","action_id":"a"}},
        {"type":"input","block_id":"risk","label":{"type":"plain_text","text":"Risk"},
         "element":{"type":"static_select","action_id":"a","options":[
           {"text":{"type":"plain_text","text":"Low"},"value":"low"}]}},
        {"type":"input","block_id":"sure","label":{"type":"plain_text","text":"Sure"},
         "element":{"type":"checkboxes","action_id":"a","options":[
           {"text":{"type":"plain_text","text":"Yes"},"value":"yes"}]}}]}
      """;
  private static final String HOME = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";

  private SandboxRig sandbox;
  private MethodsClient slack;

  @BeforeEach
  void start() {
    sandbox = new SandboxRig();
    slack = sandbox.slack();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aCommandReachesTheGatewayAsSlacksForm() throws Exception {
    sandbox.gatewaySays("");
    assertThat(command("/slipway status  shop").statusCode()).isEqualTo(200);
    Map<String, String> form = form(sandbox.nextClick().body());
    assertThat(form)
        .containsEntry("command", "/slipway")
        .containsEntry("text", "status  shop")
        .containsEntry("user_id", "U0QA1")
        .containsEntry("channel_id", "C0TEST")
        .containsEntry("channel_name", "test")
        .containsEntry("team_id", "T0SANDBOX")
        .containsKeys("trigger_id", "response_url")
        .doesNotContainKey("token");
    assertThat(messages("user=U0QA1")).isEmpty();
  }

  @Test
  void whatTheGatewayAnswersAtOnceIsShownToWhoTyped() {
    sandbox.gatewaySays("{\"response_type\":\"ephemeral\",\"text\":\"help yourself\"}");
    command("/slipway help");
    assertThat(messages("user=U0QA1"))
        .satisfiesExactly(message -> {
          assertThat(message.path("text").asString()).isEqualTo("help yourself");
          assertThat(message.path("ephemeral").asBoolean()).isTrue();
        });
    assertThat(messages("user=U0QA2")).isEmpty();
  }

  @Test
  void theResponseUrlOfACommandTakesAnswersForWhoTyped() throws Exception {
    sandbox.gatewaySays("");
    command("/slipway status");
    String url = form(sandbox.nextClick().body()).getOrDefault("response_url", "");
    String path = url.substring(url.indexOf("/sandbox/"));
    assertThat(sandbox.postJson(path, "{\"text\":\"all is well\"}").statusCode()).isEqualTo(200);
    assertThat(messages("user=U0QA1"))
        .extracting(message -> message.path("text").asString())
        .containsExactly("all is well");
  }

  @Test
  void whatIsNoCommandIsRefused() {
    assertThat(command("status").statusCode()).isEqualTo(400);
    assertThat(
            sandbox
                .postJson(
                    "/sandbox/command", "{\"user\":\"U0QA1\",\"channel\":\"C0NO\",\"text\":\"/x\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(sandbox.nothingReceived()).isTrue();
  }

  @Test
  void aDialogIsSentWithWhatWasEnteredAndThenGone() throws Exception {
    String view = openModal();
    sandbox.gatewaySays("");
    assertThat(submit(view, "{\"why\":\"so\",\"risk\":\"low\",\"sure\":[\"yes\"]}").statusCode())
        .isEqualTo(200);
    JsonNode payload = sandbox.nextClick().payload();
    assertThat(payload.path("type").asString()).isEqualTo("view_submission");
    assertThat(payload.at("/user/id").asString()).isEqualTo("U0QA1");
    assertThat(payload.at("/view/callback_id").asString()).isEqualTo("mine");
    assertThat(payload.at("/view/private_metadata").asString()).isEqualTo("kept");
    JsonNode values = payload.at("/view/state/values");
    assertThat(values.at("/why/a/value").asString()).isEqualTo("so");
    assertThat(values.at("/risk/a/selected_option/value").asString()).isEqualTo("low");
    assertThat(values.at("/sure/a/selected_options/0/value").asString()).isEqualTo("yes");
    assertThat(views().path(0).path("open").asBoolean()).isFalse();
    assertThat(submit(view, "{}").statusCode()).isEqualTo(409);
  }

  @Test
  void aDialogStaysWhileSomethingIsWrong() throws Exception {
    String view = openModal();
    sandbox.gatewaySays("{\"response_action\":\"errors\",\"errors\":{\"why\":\"say more\"}}");
    assertThat(submit(view, "{}").body()).contains("say more");
    assertThat(views().path(0).path("open").asBoolean()).isTrue();
  }

  @Test
  void aDialogThatWasPutAwayIsSentToNobody() throws Exception {
    String view = openModal();
    sandbox.postJson("/sandbox/dismiss", "{\"user\":\"U0QA1\",\"view_id\":\"" + view + "\"}");
    assertThat(submit(view, "{}").statusCode()).isEqualTo(409);
    assertThat(sandbox.nothingReceived()).isTrue();
  }

  @Test
  void anOpenedHomeIsAnEventAndShowsWhatIsPublished() throws Exception {
    assertThat(sandbox.fetch("/sandbox/home?user=U0QA1").statusCode()).isEqualTo(204);
    sandbox.gatewaySays("");
    sandbox.postJson("/sandbox/home", "{\"user\":\"U0QA1\"}");
    JsonNode event = JsonMapper.shared().readTree(sandbox.nextClick().body());
    assertThat(event.at("/event/type").asString()).isEqualTo("app_home_opened");
    assertThat(event.at("/event/user").asString()).isEqualTo("U0QA1");
    assertThat(event.path("event_id").asString()).startsWith("Ev");
    assertThat(slack.viewsPublish(r -> r.userId("U0QA1").viewAsString(HOME)).isOk()).isTrue();
    assertThat(sandbox.fetch("/sandbox/home?user=U0QA1").body()).contains("divider");
    assertThat(slack.viewsPublish(r -> r.userId("U0NO").viewAsString(HOME)).getError())
        .isEqualTo("user_not_found");
    assertThat(slack.viewsPublish(r -> r.userId("U0QA1").viewAsString(MODAL)).getError())
        .isEqualTo("invalid_arguments");
  }

  @Test
  void aBrowserGetsThePageAndNothingElseMayRunThere() {
    HttpResponse<String> page = sandbox.fetch("/", "Accept", "text/html");
    assertThat(page.body()).contains("<title>Slipway sandbox</title>");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
    assertThat(sandbox.fetch("/").body()).startsWith("Slipway sandbox:");
  }

  /// The id of a modal that QA One has open.
  private String openModal() throws Exception {
    var posted = slack.chatPostMessage(r -> r.channel("U0QA1").text("x").blocksAsString(BUTTON));
    sandbox.postJson(
        "/sandbox/click",
        "{\"user\":\"U0QA1\",\"channel\":\"%s\",\"ts\":\"%s\",\"action_id\":\"approve\"}"
            .formatted(posted.getChannel(), posted.getTs()));
    String trigger = sandbox.nextClick().payload().path("trigger_id").asString();
    return slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL)).getView().getId();
  }

  private HttpResponse<String> command(String text) {
    return sandbox.postJson(
        "/sandbox/command",
        "{\"user\":\"U0QA1\",\"channel\":\"C0TEST\",\"text\":\"%s\"}".formatted(text));
  }

  private HttpResponse<String> submit(String view, String values) {
    return sandbox.postJson(
        "/sandbox/submit",
        "{\"user\":\"U0QA1\",\"view_id\":\"%s\",\"values\":%s}".formatted(view, values));
  }

  private JsonNode views() {
    return sandbox.get("/sandbox/views?user=U0QA1");
  }

  private JsonNode messages(String query) {
    return sandbox.get("/sandbox/messages?" + query);
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
