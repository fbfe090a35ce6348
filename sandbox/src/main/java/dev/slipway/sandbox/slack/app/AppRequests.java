package dev.slipway.sandbox.slack.app;

import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.SandboxProperties;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The requests that Slack sends to an app: signed with the app's secret, version `v0` of Slack's scheme.
@Component
public final class AppRequests {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final SandboxProperties properties;

  /// Sends to the addresses of these properties.
  public AppRequests(SandboxProperties properties) {
    this.properties = properties;
  }

  /// The app's own answer.
  public record Answer(int status, @Nullable String type, String body) {

    public ResponseEntity<String> asResponse() {
      ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
      if (type != null) {
        response.header(HttpHeaders.CONTENT_TYPE, type);
      }
      return response.body(body);
    }
  }

  /// @throws org.springframework.web.ErrorResponseException 502 where the app cannot be reached
  public Answer interaction(JsonNode payload) throws InterruptedException {
    return form(properties.interactionsUrl(), Map.of("payload", payload.toString()));
  }

  /// @throws org.springframework.web.ErrorResponseException 502 where the app cannot be reached
  public Answer command(Map<String, String> form) throws InterruptedException {
    return form(required(properties.commandsUrl()), form);
  }

  /// @throws org.springframework.web.ErrorResponseException 502 where the app cannot be reached
  public Answer event(JsonNode event) throws InterruptedException {
    return send(required(properties.eventsUrl()), "application/json", event.toString());
  }

  private static URI required(@Nullable URI url) {
    return Objects.requireNonNull(url, "derived from the interactions' URL");
  }

  private Answer form(URI url, Map<String, String> fields) throws InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(url, "application/x-www-form-urlencoded", body);
  }

  private Answer send(URI url, String type, String body) throws InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body))
            .timeout(Duration.ofSeconds(15))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(null),
          response.body());
    } catch (IOException e) {
      throw SandboxProblems.of(HttpStatus.BAD_GATEWAY, "The gateway does not answer: " + e, e);
    }
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
