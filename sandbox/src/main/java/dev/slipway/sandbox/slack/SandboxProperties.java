package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.SandboxApplication;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The stand-in Slack.
///
/// @param token the bot token that it takes
/// @param signingSecret signs the interactions that it sends
/// @param interactionsUrl where clicks are sent: the gateway's interactivity URL
/// @param data a folder in which messages outlive the process; in memory alone where none is named
@ConfigurationProperties("slipway.sandbox")
record SandboxProperties(
    @DefaultValue(SandboxApplication.TOKEN) String token,
    @DefaultValue(SandboxApplication.SIGNING_SECRET) String signingSecret,
    @DefaultValue("http://localhost:8080/slack/interactions") URI interactionsUrl,
    @Nullable Path data) {}
