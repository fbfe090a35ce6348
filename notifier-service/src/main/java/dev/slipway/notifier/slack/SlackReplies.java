package dev.slipway.notifier.slack;

import com.slack.api.Slack;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.slipway.messaging.Sealed;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.view.card.Card;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers commands where Slack said that they are answered: its response URL, which takes five
/// answers within thirty minutes and works in conversations in which the bot is not.
@Component
@WithSlack
class SlackReplies {

  /// What the gateway seals response URLs for.
  static final String PURPOSE = "slack-replies";

  private final Slack slack;
  private final SlackProperties properties;
  private final Sealed sealed;

  SlackReplies(Slack slack, SlackProperties properties) {
    this.slack = slack;
    this.properties = properties;
    this.sealed = Sealed.with(properties.token(), PURPOSE);
  }

  /// @param reply a response URL, sealed by the gateway with the same bot token
  /// @return false where there is none, or it is not or no longer of use: say it another way
  boolean answer(@Nullable String reply, Card card) throws ChatException {
    Optional<String> url =
        Optional.ofNullable(reply)
            .flatMap(sealed::open)
            .filter(opened -> opened.startsWith(properties.replyUrls()));
    return url.isPresent() && post(url.get(), card);
  }

  private boolean post(String url, Card card) throws ChatException {
    Payload payload =
        Payload.builder().text(BlockKit.fallback(card)).blocks(BlockKit.blocks(card)).build();
    int status = send(url, payload).getCode();
    if (status == 429) {
      throw new ChatException(new Failure.RateLimited(SlackFailures.retryAfter(null)), null);
    }
    if (status >= 500) {
      throw new ChatException(new Failure.Unanswered("HTTP " + status), null);
    }
    if (status >= 300 && status < 400) {
      throw new ChatException(new Failure.Unanswered("HTTP " + status), null);
    }
    return status < 300;
  }

  private WebhookResponse send(String url, Payload payload) throws ChatException {
    try {
      return slack.send(url, payload);
    } catch (ConnectException | UnknownHostException e) {
      throw new ChatException(new Failure.Unavailable("not reachable: " + e.getMessage()), e);
    } catch (IOException e) {
      throw new ChatException(
          new Failure.Unanswered("no answer: " + e.getClass().getSimpleName()), e);
    }
  }
}
