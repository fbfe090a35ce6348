package dev.slipway.notifier.slack;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The connection to Slack.
///
/// @param token the bot's token, from the variable `SLACK_BOT_TOKEN`; without it Slack is not served. Needs the scopes `chat:write`,
///     `im:write`, `channels:history`, `groups:history`, `im:history`
/// @param apiUrl the Web API's address, ending in a slash
/// @param replyUrls what response URLs begin with; no other address is ever answered at
/// @param timeout how long one call may take
/// @param lookBackPages how many pages of 200 messages are searched for one whose posting was not
///     answered
@ConfigurationProperties("slipway.notifier.slack")
record SlackProperties(
    @DefaultValue("") String token,
    @DefaultValue("https://slack.com/api/") URI apiUrl,
    @DefaultValue("https://hooks.slack.com/") String replyUrls,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("25") int lookBackPages) {

  SlackProperties {
    if (!apiUrl.toString().endsWith("/")) {
      throw new IllegalArgumentException("slipway.notifier.slack.api-url must end in a slash");
    }
    if (!replyUrls.matches("https?://[^/]+/.*")) {
      throw new IllegalArgumentException(
          "slipway.notifier.slack.reply-urls must be the beginning of a URL, with a slash after the"
              + " host: "
              + replyUrls);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("slipway.notifier.slack.timeout must be positive");
    }
    if (lookBackPages < 1) {
      throw new IllegalArgumentException(
          "slipway.notifier.slack.look-back-pages must be at least 1");
    }
  }

  /// Without the token.
  @Override
  public String toString() {
    return "SlackProperties[apiUrl=" + apiUrl + ", timeout=" + timeout + "]";
  }
}
