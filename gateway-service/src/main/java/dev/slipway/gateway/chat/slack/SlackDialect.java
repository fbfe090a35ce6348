package dev.slipway.gateway.chat.slack;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.Interaction;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import dev.slipway.gateway.chat.Dialect;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Slack's syntax and events.
@Component
public class SlackDialect implements Dialect {

  /// Slack sends a mention as `<@U0QA1|name>`; people.yaml has `slack:U0QA1`.
  private static final Pattern MENTION =
      Pattern.compile(
          "<@([UW][A-Z0-9]++)(?:\\|[^<>]*+)?>|" + Workspace.PLATFORM + ":([UW][A-Z0-9]{1,30})");

  private final ZoneId zone;

  SlackDialect(GatewaySlackProperties properties) {
    this.zone = properties.zone();
  }

  @Override
  public Optional<Account> mentioned(String word) {
    Matcher mention = MENTION.matcher(word);
    return mention.matches()
        ? Optional.of(
            Workspace.account(
                Objects.requireNonNullElseGet(mention.group(1), () -> mention.group(2))))
        : Optional.empty();
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Interaction clicked(ButtonValue button, Account by, Origin message, List<Answer> answers) {
    ButtonValue.Shown shown = button.shown();
    return new SlackInteraction(
        button.project(),
        button.release(),
        button.gate(),
        button.choice(),
        button.attempt(),
        by.id(),
        Objects.requireNonNull(message.channel(), "a message of Slack's is in a conversation"),
        Objects.requireNonNull(message.message(), "a message of Slack's has a time stamp"),
        answers,
        shown == null ? null : shown.version(),
        shown == null ? null : shown.surface());
  }
}
