package dev.slipway.gateway.chat.slack.http;

import dev.slipway.gateway.chat.slack.GatewaySlackProperties;
import dev.slipway.gateway.web.RawBody;
import dev.slipway.secret.Hmac;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Verifies that a request comes from Slack: version `v0` of its signing scheme, over the raw bytes, with a
/// timestamp near enough to now in both directions.
@Component
class SlackRequests {

  static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  static final String SIGNATURE = "X-Slack-Signature";

  /// A message that a click is on has at most 50 blocks of some thousand characters.
  private static final int LIMIT = 1024 * 1024;

  private final GatewaySlackProperties properties;
  private final Clock clock;
  private final Counter refused;

  SlackRequests(GatewaySlackProperties properties, Clock clock, MeterRegistry meters) {
    this.properties = properties;
    this.clock = clock;
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack");
  }

  /// The body of a request that is Slack's.
  ///
  /// @throws org.springframework.web.ErrorResponseException 401 for one that is not, or is too old or too
  ///     new, 413 for one that is too large
  RawBody read(HttpServletRequest request) {
    RawBody body = RawBody.read(request, LIMIT);
    require(body, request.getHeader(TIMESTAMP), request.getHeader(SIGNATURE));
    return body;
  }

  private void require(RawBody body, @Nullable String timestamp, @Nullable String signature) {
    if (properties.signingSecret().isEmpty()) {
      throw refused("The gateway was given no signing secret; set SLACK_SIGNING_SECRET.");
    }
    if (timestamp == null || !timestamp.matches("[0-9]{1,12}") || !recent(timestamp)) {
      throw refused(TIMESTAMP + " is missing, or too far from now.");
    }
    byte[] prefix = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    if (!Hmac.matches(signature, "v0=", properties.signingSecret(), prefix, body.bytes())) {
      throw refused(SIGNATURE + " is missing or wrong.");
    }
  }

  private boolean recent(String timestamp) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(properties.tolerance()) <= 0;
  }

  private RuntimeException refused(String detail) {
    refused.increment();
    return HttpProblem.unauthenticated(detail);
  }
}
