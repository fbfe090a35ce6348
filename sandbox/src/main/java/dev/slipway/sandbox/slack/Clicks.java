package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.WorkspaceProperties.User;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Slack sends when somebody clicks: a `block_actions` payload, as a form, signed with the app's
/// secret (version `v0` of Slack's scheme).
@Component
final class Clicks {

  private static final Logger log = LoggerFactory.getLogger(Clicks.class);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final SandboxProperties properties;
  private final Interactions interactions;

  Clicks(SandboxProperties properties, Interactions interactions) {
    this.properties = properties;
    this.interactions = interactions;
  }

  /// The gateway's own answer.
  record Answer(int status, @Nullable String type, String body) {}

  /// A copy of a message's button, with the id of its block.
  static Optional<ObjectNode> button(Message message, String actionId) {
    return elements(message)
        .filter(element -> element.path("action_id").asString("").equals(actionId))
        .findFirst();
  }

  /// The ids of all that can be clicked in a message.
  static List<String> actions(Message message) {
    return elements(message).map(element -> element.path("action_id").asString("")).toList();
  }

  /// @param sandbox the address that the click came to
  Answer send(User user, Message message, JsonNode button, URI sandbox)
      throws IOException, InterruptedException {
    JsonNode payload = interactions.blockActions(user, message, button, sandbox);
    HttpResponse<String> response =
        http.send(request(payload), HttpResponse.BodyHandlers.ofString());
    log.info(
        "click {} by {} on {} in {}: the gateway answered {}",
        button.path("action_id").asString(""),
        user.id(),
        message.ts(),
        message.channel(),
        response.statusCode());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(null),
        response.body());
  }

  private HttpRequest request(JsonNode payload) {
    String body = "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return HttpRequest.newBuilder(properties.interactionsUrl())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature(timestamp, body))
        .timeout(Duration.ofSeconds(15))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Stream<ObjectNode> elements(Message message) {
    if (message.blocks() == null) {
      return Stream.of();
    }
    return message.blocks().valueStream().flatMap(Clicks::elements);
  }

  private static Stream<ObjectNode> elements(JsonNode block) {
    String id = block.path("block_id").asString("");
    return block.findParents("action_id").stream()
        .map(element -> ((ObjectNode) element.deepCopy()).put("block_id", id));
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
}
