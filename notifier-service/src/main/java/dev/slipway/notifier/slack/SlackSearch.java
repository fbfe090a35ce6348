package dev.slipway.notifier.slack;

import static dev.slipway.notifier.slack.SlackFailures.checked;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform.Identity;
import dev.slipway.notifier.platform.ChatPlatform.Search;
import dev.slipway.notifier.platform.ChatPlatform.Search.Found;
import dev.slipway.notifier.platform.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks for a message by the metadata it was sent with.
@Component
@WithSlack
class SlackSearch {

  private static final int PAGE = 200;

  /// Our clock and Slack's may differ.
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final MethodsClient slack;
  private final SlackProperties properties;

  SlackSearch(MethodsClient slack, SlackProperties properties) {
    this.slack = slack;
    this.properties = properties;
  }

  private record Page(List<Message> messages, @Nullable String next) {}

  /// @throws ChatException also where there are more messages than may be searched: to post then
  ///     could post twice
  Search find(String conversation, @Nullable String thread, Identity identity, Instant since)
      throws ChatException {
    String oldest = since.minus(SKEW).getEpochSecond() + ".000000";
    String cursor = null;
    for (int i = 0; i < properties.lookBackPages(); i++) {
      Page page =
          thread == null
              ? history(conversation, oldest, cursor)
              : replies(conversation, thread, oldest, cursor);
      Optional<Found> found = found(page.messages(), identity);
      if (found.isPresent()) {
        return found.get();
      }
      if (page.next() == null) {
        return new Search.Absent();
      }
      cursor = page.next();
    }
    throw new ChatException(
        new Failure.Refused(
            Failure.Concern.MESSAGE,
            "whether it was posted cannot be seen among the latest messages; raise"
                + " slipway.notifier.slack.look-back-pages"),
        null);
  }

  private Page history(String conversation, String oldest, @Nullable String cursor)
      throws ChatException {
    ConversationsHistoryResponse answer =
        checked(() ->
            slack.conversationsHistory(r ->
                r.channel(conversation)
                    .oldest(oldest)
                    .inclusive(true)
                    .limit(PAGE)
                    .cursor(cursor)
                    .includeAllMetadata(true)));
    return new Page(answer.getMessages(), next(answer.getResponseMetadata()));
  }

  private Page replies(String conversation, String thread, String oldest, @Nullable String cursor)
      throws ChatException {
    try {
      ConversationsRepliesResponse answer =
          checked(() ->
              slack.conversationsReplies(r ->
                  r.channel(conversation)
                      .ts(thread)
                      .oldest(oldest)
                      .inclusive(true)
                      .limit(PAGE)
                      .cursor(cursor)
                      .includeAllMetadata(true)));
      return new Page(answer.getMessages(), next(answer.getResponseMetadata()));
    } catch (ChatException e) {
      if (e.failure().reason().equals("thread_not_found")) {
        return new Page(List.of(), null);
      }
      throw e;
    }
  }

  private static @Nullable String next(@Nullable ResponseMetadata metadata) {
    String cursor = metadata == null ? null : metadata.getNextCursor();
    return cursor == null || cursor.isEmpty() ? null : cursor;
  }

  private static Optional<Found> found(List<Message> messages, Identity identity) {
    return messages.stream()
        .filter(message -> is(message, identity))
        .findFirst()
        .map(message ->
            new Found(
                message.getTs(),
                String.valueOf(
                    message.getMetadata().getEventPayload().getOrDefault("content", ""))));
  }

  private static boolean is(Message message, Identity identity) {
    if (message.getMetadata() == null
        || !SlackChat.EVENT_TYPE.equals(message.getMetadata().getEventType())) {
      return false;
    }
    Map<String, Object> payload = message.getMetadata().getEventPayload();
    return payload != null
        && identity.release().equals(payload.get("release"))
        && identity.key().equals(payload.get("key"));
  }
}
