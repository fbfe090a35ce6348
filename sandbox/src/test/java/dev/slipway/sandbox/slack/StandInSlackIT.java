package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message.Metadata;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.SandboxApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stand-in, spoken to by Slack's own client.
class StandInSlackIT {

  private static final String BLOCKS =
      """
      [{"type":"actions","block_id":"b","elements":[{"type":"button","action_id":"approve",\
      "value":"test-abc/qa/approve/1","text":{"type":"plain_text","text":"Approve"}}]}]\
      """;

  private record Received(String signature, String timestamp, String body) {}

  @TempDir Path data;
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer gateway;
  private ConfigurableApplicationContext sandbox;
  private MethodsClient slack;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/slack/interactions",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
                  exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    gateway.start();
    startSandbox();
  }

  private void startSandbox() {
    sandbox =
        SandboxApplication.application()
            .run(
                "--server.port=0",
                "--slipway.sandbox.cluster.port=0",
                "--slipway.sandbox.data=" + data,
                "--slipway.sandbox.interactions-url=http://localhost:"
                    + gateway.getAddress().getPort()
                    + "/slack/interactions");
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(url("/api/"));
    config.getMethodsConfig().setStatsEnabled(false);
    config.setHttpClientReadTimeoutMillis(1_000);
    config.setHttpClientCallTimeoutMillis(2_000);
    slack = Slack.getInstance(config).methods(SandboxApplication.TOKEN);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    gateway.stop(0);
  }

  @Test
  void aMessageIsPostedUpdatedAndFoundAgainByItsMetadata() throws Exception {
    ChatPostMessageResponse posted = post("C0TEST", "first");
    assertThat(posted.isOk()).as(posted.getError()).isTrue();
    assertThat(slack.chatUpdate(r -> r.channel("C0TEST").ts(posted.getTs()).text("second")).isOk())
        .isTrue();
    var history =
        slack.conversationsHistory(r -> r.channel("C0TEST").includeAllMetadata(true)).getMessages();
    assertThat(history).hasSize(1);
    assertThat(history.getFirst().getText()).isEqualTo("second");
    assertThat(history.getFirst().getMetadata().getEventPayload()).containsEntry("key", "k");

    JsonNode shown = get("/sandbox/messages?channel=C0TEST");
    assertThat(shown.get(0).path("edits").asInt()).isEqualTo(1);
    assertThat(shown.get(0).path("metadata").path("event_payload").path("key").asString())
        .isEqualTo("k");
  }

  @Test
  void repliesStandInTheirThreadAlone() throws Exception {
    ChatPostMessageResponse parent = post("C0TEST", "parent");
    slack.chatPostMessage(r -> r.channel("C0TEST").threadTs(parent.getTs()).text("reply"));
    assertThat(slack.conversationsHistory(r -> r.channel("C0TEST")).getMessages()).hasSize(1);
    assertThat(
            slack.conversationsReplies(r -> r.channel("C0TEST").ts(parent.getTs())).getMessages())
        .extracting(m -> m.getText())
        .containsExactly("parent", "reply");
  }

  @Test
  void wrongCallsGetSlacksOwnErrors() throws Exception {
    assertThat(post("C0NONE", "x").getError()).isEqualTo("channel_not_found");
    assertThat(post("C0TEST", "").getError()).isEqualTo("no_text");
    assertThat(post("C0TEST", "x".repeat(40_001)).getError()).isEqualTo("msg_too_long");
    assertThat(slack.chatUpdate(r -> r.channel("C0TEST").ts("1.000001").text("x")).getError())
        .isEqualTo("message_not_found");
    assertThat(slack.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
    assertThat(slack.usersLookupByEmail(r -> r.email("nobody@example.org")).getError())
        .isEqualTo("users_not_found");
    String blocks =
        "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\""
            + "x".repeat(3001)
            + "\"}}]";
    var refused = slack.chatPostMessage(r -> r.channel("C0TEST").text("x").blocksAsString(blocks));
    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getResponseMetadata().getMessages().getFirst())
        .contains("must be less than 3001 characters");
    assertThat(Slack.getInstance(slackConfig()).methods("xoxb-wrong").authTest(r -> r).getError())
        .isEqualTo("invalid_auth");
  }

  @Test
  void aFaultHappensAsOftenAsAskedFor() throws Exception {
    fail("chat.postMessage", "ratelimited", 1);
    assertThatThrownBy(() -> post("C0TEST", "x"))
        .isInstanceOfSatisfying(
            SlackApiException.class,
            e -> {
              assertThat(e.getResponse().code()).isEqualTo(429);
              assertThat(e.getResponse().header("Retry-After")).isEqualTo("1");
            });
    fail("chat.postMessage", "http_500", 1);
    assertThatThrownBy(() -> post("C0TEST", "x")).isInstanceOf(SlackApiException.class);
    fail("chat.postMessage", "ok_false", 1);
    assertThat(post("C0TEST", "x").getError()).isEqualTo("internal_error");
    assertThat(get("/sandbox/messages?channel=C0TEST")).isEmpty();
    fail("chat.postMessage", "timeout_after_accept", 1);
    assertThatThrownBy(() -> post("C0TEST", "x")).isInstanceOf(IOException.class);
    assertThat(get("/sandbox/messages?channel=C0TEST")).hasSize(1);
    assertThat(post("C0TEST", "y").isOk()).isTrue();
  }

  @Test
  void aClickReachesTheGatewaySignedOverItsBytes() throws Exception {
    String direct =
        slack.conversationsOpen(r -> r.users(java.util.List.of("U0QA1"))).getChannel().getId();
    String ts =
        slack.chatPostMessage(r -> r.channel(direct).text("x").blocksAsString(BLOCKS)).getTs();
    HttpResponse<String> answer =
        send(
            "/sandbox/click",
            """
            {"user":"U0QA1","channel":"%s","ts":"%s","action_id":"approve"}\
            """
                .formatted(direct, ts));
    assertThat(answer.statusCode()).isEqualTo(200);
    Received click = received.poll(5, TimeUnit.SECONDS);
    assertThat(click).isNotNull();
    assertThat(click.signature())
        .isEqualTo("v0=" + hmac("v0:" + click.timestamp() + ":" + click.body()));
    JsonNode payload =
        JsonMapper.shared()
            .readTree(
                URLDecoder.decode(
                    click.body().substring("payload=".length()), StandardCharsets.UTF_8));
    assertThat(payload.path("type").asString()).isEqualTo("block_actions");
    assertThat(payload.path("user").path("id").asString()).isEqualTo("U0QA1");
    assertThat(payload.path("actions").path(0).path("value").asString())
        .isEqualTo("test-abc/qa/approve/1");
  }

  @Test
  void aClickOnWhatIsNotThereIsTold() throws Exception {
    String ts = post("C0TEST", "no buttons").getTs();
    String click =
        "{\"user\":\"%s\",\"channel\":\"C0TEST\",\"ts\":\"%s\",\"action_id\":\"approve\"}";
    assertThat(send("/sandbox/click", click.formatted("U0QA1", ts)).statusCode()).isEqualTo(409);
    assertThat(send("/sandbox/click", click.formatted("U0NOBODY", ts)).statusCode()).isEqualTo(404);
    assertThat(send("/sandbox/click", click.formatted("U0QA1", "1.0")).statusCode()).isEqualTo(404);
    assertThat(received).isEmpty();
  }

  @Test
  void ephemeralMessagesAreShownToOneUserAlone() throws Exception {
    slack.chatPostEphemeral(r -> r.channel("C0TEST").user("U0GUEST").text("no"));
    assertThat(get("/sandbox/messages?user=U0GUEST").get(0).path("ephemeral").asBoolean()).isTrue();
    assertThat(get("/sandbox/messages?user=U0QA1")).isEmpty();
    assertThat(slack.conversationsHistory(r -> r.channel("C0TEST")).getMessages()).isEmpty();
  }

  @Test
  void messagesOutliveTheProcess() throws Exception {
    ChatPostMessageResponse posted = post("C0TEST", "kept");
    sandbox.close();
    startSandbox();
    assertThat(get("/sandbox/messages?channel=C0TEST").get(0).path("text").asString())
        .isEqualTo("kept");
    assertThat(post("C0TEST", "later").getTs()).isGreaterThan(posted.getTs());
  }

  private ChatPostMessageResponse post(String channel, String text) throws Exception {
    return slack.chatPostMessage(r ->
        r.channel(channel)
            .text(text)
            .metadata(
                Metadata.builder()
                    .eventType("slipway_surface")
                    .eventPayload(Map.of("key", "k"))
                    .build()));
  }

  private SlackConfig slackConfig() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(url("/api/"));
    config.getMethodsConfig().setStatsEnabled(false);
    return config;
  }

  private void fail(String method, String mode, int times) throws Exception {
    HttpResponse<String> answer =
        send(
            "/sandbox/fail",
            "{\"method\":\"%s\",\"mode\":\"%s\",\"times\":%d}".formatted(method, mode, times));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private JsonNode get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return JsonMapper.shared()
          .readTree(
              http.send(
                      HttpRequest.newBuilder(URI.create(url(path))).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .body());
    }
  }

  private HttpResponse<String> send(String path, String json) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url(path)))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private String url(String path) {
    return "http://localhost:" + sandbox.getEnvironment().getProperty("local.server.port") + path;
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            SandboxApplication.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
