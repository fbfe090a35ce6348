package dev.slipway.sandbox.slack;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Slack sends when somebody clicks: a `block_actions` payload, as a form, signed with the app's
/// secret (version `v0` of Slack's scheme).
@Component
final class Clicks {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final SandboxProperties properties;
  private final Views views;

  Clicks(SandboxProperties properties, Views views) {
    this.properties = properties;
    this.views = views;
  }

  /// The gateway's own answer.
  record Answer(int status, @Nullable String type, String body) {}

  /// The button of a message, as its blocks have it.
  static Optional<JsonNode> button(Message message, String actionId) {
    JsonNode blocks = message.blocks();
    if (blocks == null) {
      return Optional.empty();
    }
    return blocks.findParents("action_id").stream()
        .filter(element -> element.path("action_id").asString().equals(actionId))
        .findFirst();
  }

  Answer send(Directory.User user, Message message, JsonNode button)
      throws IOException, InterruptedException {
    String body =
        "payload="
            + URLEncoder.encode(payload(user, message, button).toString(), StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(properties.interactionsUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body))
            .timeout(Duration.ofSeconds(15))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(null),
        response.body());
  }

  private String signature(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              properties.signingSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private ObjectNode payload(Directory.User user, Message message, JsonNode button) {
    ObjectNode payload = Payloads.object().put("type", "block_actions");
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", Directory.TEAM);
    payload.put("api_app_id", Directory.APP).put("trigger_id", views.trigger(user.id()));
    payload
        .putObject("container")
        .put("type", "message")
        .put("message_ts", message.ts())
        .put("channel_id", message.channel())
        .put("is_ephemeral", message.ephemeral());
    payload.putObject("team").put("id", Directory.TEAM).put("domain", Directory.TEAM_DOMAIN);
    payload
        .putObject("channel")
        .put("id", message.channel())
        .put(
            "name",
            Directory.channel(message.channel()).map(c -> c.name()).orElse("directmessage"));
    payload.set("message", Payloads.message(message, false));
    payload.putObject("state").putObject("values");
    payload.putArray("actions").add(action(button));
    return payload;
  }

  private static ObjectNode action(JsonNode button) {
    Instant now = Instant.now();
    ObjectNode action = (ObjectNode) button.deepCopy();
    return action.put(
        "action_ts", "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000));
  }
}
