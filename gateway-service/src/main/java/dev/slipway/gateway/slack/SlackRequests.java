package dev.slipway.gateway.slack;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.web.Hmac;
import dev.slipway.gateway.web.Problems;
import dev.slipway.gateway.web.RawBody;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a request comes from Slack: version `v0` of its signing scheme, over the raw bytes, with a
/// timestamp near enough to now in both directions.
@Component
class SlackRequests {

  private final GatewayProperties.Slack properties;
  private final Clock clock;
  private final Counter refused;

  SlackRequests(GatewayProperties properties, Clock clock, MeterRegistry meters) {
    this.properties = properties.slack();
    this.clock = clock;
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack");
  }

  /// @throws org.springframework.web.ErrorResponseException 401 for a request that is not Slack's, or is
  ///     too old or too new
  void require(RawBody body, @Nullable String timestamp, @Nullable String signature) {
    if (properties.signingSecret().isEmpty()) {
      throw refused("The gateway was given no signing secret; set SLACK_SIGNING_SECRET.");
    }
    if (timestamp == null || !timestamp.matches("[0-9]{1,12}") || !recent(timestamp)) {
      throw refused("X-Slack-Request-Timestamp is missing, or too far from now.");
    }
    byte[] prefix = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    if (!Hmac.matches(signature, "v0=", properties.signingSecret(), prefix, body.bytes())) {
      throw refused("X-Slack-Signature is missing or wrong.");
    }
  }

  private boolean recent(String timestamp) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(properties.tolerance()) <= 0;
  }

  private RuntimeException refused(String detail) {
    refused.increment();
    return Problems.unauthorized(detail);
  }
}
