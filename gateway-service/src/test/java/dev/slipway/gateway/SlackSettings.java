package dev.slipway.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/// Settings of Slack's side for tests that need only some.
public final class SlackSettings {

  private SlackSettings() {}

  public static GatewayProperties.Slack signedWith(String secret) {
    return new GatewayProperties.Slack(
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
