package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.SandboxApplication;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The stand-in Slack. Its token and its signing secret are public by nature: it guards nothing.
///
/// @param token the bot token that it takes
/// @param signingSecret signs the interactions that it sends
/// @param interactionsUrl where clicks are sent: the gateway's interactivity URL
/// @param commandsUrl where typed commands are sent; beside the interactions where it is not set
/// @param eventsUrl where events are sent; beside the interactions where it is not set
/// @param url where apps reach the sandbox, for the response URLs of clicks; where it is not set, the
///     address that the click came to
/// @param data a folder in which messages outlive the process; in memory alone where none is named
/// @param projects a folder of project files, whose people and channels are made here too
@RecordBuilder
@ConfigurationProperties("slipway.sandbox")
public record SandboxProperties(
    @DefaultValue(SandboxApplication.TOKEN) String token,
    @DefaultValue(SandboxApplication.SIGNING_SECRET) String signingSecret,
    @DefaultValue("http://localhost:8080/slack/interactions") URI interactionsUrl,
    @Nullable URI commandsUrl,
    @Nullable URI eventsUrl,
    @Nullable URI url,
    @Nullable Path data,
    @Nullable Path projects) {

  public SandboxProperties {
    if (token.isBlank() || signingSecret.isBlank()) {
      throw new IllegalArgumentException(
          "slipway.sandbox.token and slipway.sandbox.signing-secret must not be blank");
    }
    if (!interactionsUrl.isAbsolute() || interactionsUrl.getHost() == null) {
      throw new IllegalArgumentException(
          "slipway.sandbox.interactions-url must be an absolute URL, and is " + interactionsUrl);
    }
    commandsUrl = commandsUrl == null ? interactionsUrl.resolve("commands") : commandsUrl;
    eventsUrl = eventsUrl == null ? interactionsUrl.resolve("events") : eventsUrl;
  }
}
