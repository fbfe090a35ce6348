package dev.slipway.gateway.chat.slack;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Slack's side of the gateway.
///
/// @param signingSecret the app's signing secret; clicks are refused where it is empty
/// @param tolerance how far a request's timestamp may be from now, in both directions
/// @param token the bot's token, for dialogs and for sealing where commands are answered; without it
///     choices that ask something cannot be made by button
/// @param appToken the app-level token, `xapp-…`, for Socket Mode: the gateway connects to Slack, which
///     then needs to reach nothing; empty for none
/// @param apiUrl the Web API's address, ending in a slash
/// @param timeout how long a dialog may take to open; Slack lets a click open one for 3 s
/// @param replyUrls what response URLs begin with; another is not kept
/// @param zone whose days and hours are meant where somebody types a date, for example Europe/Berlin
/// @param team the workspace's id, `T…`: what comes from another is refused; empty for any that the
///     app is installed in
@ConfigurationProperties("slipway.gateway.slack")
public record GatewaySlackProperties(
    @DefaultValue("") String signingSecret,
    @DefaultValue("5m") Duration tolerance,
    @DefaultValue("") String token,
    @DefaultValue("") String appToken,
    @DefaultValue("https://slack.com/api/") URI apiUrl,
    @DefaultValue("2500ms") Duration timeout,
    @DefaultValue("https://hooks.slack.com/") String replyUrls,
    @DefaultValue("UTC") ZoneId zone,
    @DefaultValue("") String team) {

  public GatewaySlackProperties {
    if (!apiUrl.toString().endsWith("/")) {
      throw new IllegalArgumentException("slipway.gateway.slack.api-url must end in a slash");
    }
    if (timeout.toMillis() < 100 || timeout.toMillis() > 3_000) {
      throw new IllegalArgumentException(
          "slipway.gateway.slack.timeout must be from 100ms to 3s, after which Slack gives up");
    }
    if (!team.isEmpty() && !team.matches("[TE][A-Z0-9]+")) {
      throw new IllegalArgumentException(
          "slipway.gateway.slack.team must be a workspace's id, such as T0123ABC");
    }
    if (!replyUrls.matches("https?://[^/]+/.*")) {
      throw new IllegalArgumentException(
          "slipway.gateway.slack.reply-urls must be the beginning of a URL, with a slash after the"
              + " host");
    }
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "Slack[tolerance=" + tolerance + "]";
  }
}
