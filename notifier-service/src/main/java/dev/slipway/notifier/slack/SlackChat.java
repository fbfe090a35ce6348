package dev.slipway.notifier.slack;

import static dev.slipway.notifier.slack.SlackFailures.checked;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import dev.slipway.notifier.delivery.ChatException;
import dev.slipway.notifier.delivery.ChatPlatform;
import dev.slipway.notifier.delivery.Failure;
import dev.slipway.notifier.surface.Card;
import dev.slipway.notifier.surface.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Slack as a chat platform, through its Web API.
@Component
class SlackChat implements ChatPlatform {

  static final String EVENT_TYPE = "slipway_surface";
  static final int LONGEST_NOTICE = 3_000;

  private final MethodsClient slack;
  private final SlackSearch search;

  SlackChat(MethodsClient slack, SlackSearch search) {
    this.slack = slack;
    this.search = search;
  }

  @Override
  public String name() {
    return "slack";
  }

  /// Members' ids begin with U or W, conversations' with C, D or G.
  @Override
  public String open(String destination) throws ChatException {
    if (!destination.startsWith("U") && !destination.startsWith("W")) {
      return destination;
    }
    return checked(() -> slack.conversationsOpen(r -> r.users(java.util.List.of(destination))))
        .getChannel()
        .getId();
  }

  @Override
  public String post(String conversation, @Nullable String thread, Identity identity, Card card)
      throws ChatException {
    return checked(() ->
            slack.chatPostMessage(r ->
                r.channel(conversation)
                    .threadTs(thread)
                    .text(BlockKit.fallback(card))
                    .blocks(BlockKit.blocks(card))
                    .metadata(metadata(identity))
                    .unfurlLinks(false)
                    .unfurlMedia(false)))
        .getTs();
  }

  @Override
  public void update(String conversation, String messageId, Identity identity, Card card)
      throws ChatException {
    checked(() ->
        slack.chatUpdate(r ->
            r.channel(conversation)
                .ts(messageId)
                .text(BlockKit.fallback(card))
                .blocks(BlockKit.blocks(card))
                .metadata(metadata(identity))));
  }

  @Override
  public void remove(String conversation, String messageId) throws ChatException {
    try {
      checked(() -> slack.chatDelete(r -> r.channel(conversation).ts(messageId)));
    } catch (ChatException e) {
      if (!(e.failure() instanceof Failure.Gone)) {
        throw e;
      }
    }
  }

  @Override
  public Optional<Found> find(
      String conversation, @Nullable String thread, Identity identity, Instant since)
      throws ChatException {
    return search.find(conversation, thread, identity, since);
  }

  @Override
  public void tell(String conversation, String recipient, Text text) throws ChatException {
    checked(() ->
        slack.chatPostEphemeral(
            r -> r.channel(conversation).user(recipient).text(Mrkdwn.of(text, LONGEST_NOTICE))));
  }

  private static Message.Metadata metadata(Identity identity) {
    Message.Metadata metadata = new Message.Metadata();
    metadata.setEventType(EVENT_TYPE);
    metadata.setEventPayload(
        Map.of(
            "release", identity.release(),
            "key", identity.key(),
            "content", identity.content()));
    return metadata;
  }
}
