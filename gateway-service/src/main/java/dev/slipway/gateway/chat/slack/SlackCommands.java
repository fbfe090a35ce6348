package dev.slipway.gateway.chat.slack;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.text.Identity;
import dev.slipway.gateway.chat.command.CommandRequest;
import dev.slipway.gateway.chat.command.Commands;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.Sealed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what was typed behind `/slipway`, known to come from Slack.
@Component
public class SlackCommands {

  private static final int LONGEST_ID = 100;

  /// What the notifier opens response URLs with.
  private static final String PURPOSE = "slack-replies";

  private final Commands commands;
  private final Workspace workspace;
  private final SlackDialect dialect;
  private final GatewaySlackProperties properties;
  private final @Nullable Sealed sealed;
  private final Counter refused;

  SlackCommands(
      Commands commands,
      Workspace workspace,
      SlackDialect dialect,
      GatewaySlackProperties properties,
      MeterRegistry meters) {
    this.commands = commands;
    this.workspace = workspace;
    this.dialect = dialect;
    this.properties = properties;
    String token = properties.token();
    this.sealed = token.isEmpty() ? null : Sealed.with(token, PURPOSE);
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack-commands");
  }

  /// Returns once what was asked for is durable.
  ///
  /// @param cause the same for the same command, however often it comes
  /// @return what is told at once; empty where the answer follows
  /// @throws org.springframework.web.ErrorResponseException 400 for what is no command of Slack's
  public Optional<CommandAnswer> take(Map<String, String> form, String cause) {
    workspace.checkCommand(form);
    CommandOrigin origin =
        new CommandOrigin(
            Workspace.PLATFORM, required(form, "channel_id"), reply(form.get("response_url")));
    String text = SlackText.unescaped(form.getOrDefault("text", ""));
    return commands
        .take(
            new CommandRequest(
                text, Workspace.account(required(form, "user_id")), origin, cause, dialect))
        .map(answer -> new CommandAnswer(SlackText.of(answer)));
  }

  private @Nullable String reply(@Nullable String url) {
    return url == null || sealed == null || !url.startsWith(properties.replyUrls())
        ? null
        : sealed.seal(url);
  }

  private String required(Map<String, String> form, String field) {
    String value = form.getOrDefault(field, "");
    Optional<String> objection = Identity.objection(value, LONGEST_ID);
    if (objection.isPresent()) {
      refused.increment();
      throw GatewayProblems.malformed("The command's " + field + " " + objection.get() + ".");
    }
    return value;
  }
}
