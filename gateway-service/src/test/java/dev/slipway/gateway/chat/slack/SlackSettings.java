package dev.slipway.gateway.chat.slack;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/// Settings of Slack's side for tests that need only some.
public final class SlackSettings {

  private SlackSettings() {}

  public static GatewaySlackProperties signedWith(String secret) {
    return new GatewaySlackProperties(
        secret,
        Duration.ofMinutes(5),
        "",
        "",
        URI.create("https://slack.com/api/"),
        Duration.ofSeconds(2),
        "https://hooks.slack.com/",
        ZoneId.of("UTC"),
        "");
  }
}
