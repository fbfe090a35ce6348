package dev.slipway.notifier.slack;

import static dev.slipway.notifier.slack.SlackFailures.checked;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message;
import com.slack.api.model.view.View;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.MessageRates;
import dev.slipway.view.card.Card;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Slack as a chat platform, through its Web API.
@Component
@WithSlack
class SlackChat implements ChatPlatform {

  static final String NAME = "slack";

  /// One post a second in a channel, and more for a short time. Source: "Rate limits" of Slack's documentation, where
  /// `chat.update` is in tier 3, which takes fifty calls a minute.
  private static final MessageRates RATES = new MessageRates(1, 3, 50, 50, 12);

  static final String EVENT_TYPE = "slipway_surface";
  static final int LONGEST_NOTICE = 3_000;
  private static final String OUT_OF_DATE =
      "This message is out of date, and Slack does not let Slipway change it. The current one follows in"
          + " this conversation; please use its buttons.";

  private final MethodsClient slack;
  private final SlackSearch search;
  private final SlackReplies replies;

  SlackChat(MethodsClient slack, SlackSearch search, SlackReplies replies) {
    this.replies = replies;
    this.slack = slack;
    this.search = search;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MessageRates rates() {
    return RATES;
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
  public void disown(String conversation, String messageId) throws ChatException {
    try {
      remove(conversation, messageId);
    } catch (ChatException e) {
      boolean forGood =
          e.failure() instanceof Failure.Unchangeable || e.failure() instanceof Failure.Refused;
      if (!forGood) {
        throw e;
      }
      checked(() ->
          slack.chatPostMessage(
              r -> r.channel(conversation).threadTs(messageId).text(OUT_OF_DATE)));
    }
  }

  @Override
  public void verify() throws ChatException {
    checked(() -> slack.authTest(r -> r));
  }

  @Override
  public Search find(String conversation, @Nullable String thread, Identity identity, Instant since)
      throws ChatException {
    return search.find(conversation, thread, identity, since);
  }

  @Override
  public void tell(Listener to, Card card) throws ChatException {
    if (!replies.answer(to.reply(), card)) {
      checked(() ->
          slack.chatPostEphemeral(r -> {
            r.channel(to.conversation()).user(to.recipient());
            return card.isSentence()
                ? r.text(sentence(card)).blocks(BlockKit.sentence(sentence(card)))
                : r.text(BlockKit.fallback(card)).blocks(BlockKit.blocks(card));
          }));
    }
  }

  @Override
  public @Nullable String home(String person, @Nullable String message, Card card)
      throws ChatException {
    View view = View.builder().type("home").blocks(BlockKit.blocks(card)).build();
    checked(() -> slack.viewsPublish(r -> r.userId(person).view(view)));
    return null;
  }

  private static String sentence(Card card) {
    return Mrkdwn.of(card.paragraphs().getFirst(), LONGEST_NOTICE);
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
