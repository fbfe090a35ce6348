package dev.slipway.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The gateway.
///
/// @param projects the folder of project files
/// @param reload how often the folder is looked at for changes
/// @param secrets a folder with a file for each secret that projects name; where there is none, NAME is the
///     environment variable SLIPWAY_SECRET_NAME
/// @param unsignedBuilds whether builds are taken for projects that name no secret; anybody who reaches
///     the gateway can then start a release
/// @param slack Slack's side
@ConfigurationProperties("slipway.gateway")
public record GatewayProperties(
    @DefaultValue("projects") Path projects,
    @DefaultValue("2s") Duration reload,
    @Nullable Path secrets,
    @DefaultValue("false") boolean unsignedBuilds,
    @DefaultValue Slack slack) {

  public GatewayProperties {
    if (reload.toMillis() < 100) {
      throw new IllegalArgumentException("slipway.gateway.reload must be at least 100ms");
    }
  }

  /// Slack's side.
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
  public record Slack(
      @DefaultValue("") String signingSecret,
      @DefaultValue("5m") Duration tolerance,
      @DefaultValue("") String token,
      @DefaultValue("") String appToken,
      @DefaultValue("https://slack.com/api/") URI apiUrl,
      @DefaultValue("2500ms") Duration timeout,
      @DefaultValue("https://hooks.slack.com/") String replyUrls,
      @DefaultValue("UTC") ZoneId zone,
      @DefaultValue("") String team) {

    public Slack {
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
}
