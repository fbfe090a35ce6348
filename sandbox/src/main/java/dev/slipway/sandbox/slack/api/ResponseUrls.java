package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.content.Contents;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Message.Place;
import dev.slipway.sandbox.slack.workspace.SlackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The response URLs of clicks and commands: each takes five answers within thirty minutes. They are not kept over a
/// restart.
@Component
public final class ResponseUrls {

  private static final int USES = 5;
  private static final Duration VALID = Duration.ofMinutes(30);

  private final Conversations conversations;
  private final InstantSource clock;
  private final Map<String, Given> given = new HashMap<>();

  /// @param ts of the message that was clicked, null for a command
  private record Given(String channel, @Nullable String ts, String user, Instant until, int uses) {
    Given used() {
      return new Given(channel, ts, user, until, uses + 1);
    }
  }

  /// Gives out none yet.
  @Autowired
  public ResponseUrls(Conversations conversations) {
    this(conversations, InstantSource.system());
  }

  /// By this clock.
  public ResponseUrls(Conversations conversations, InstantSource clock) {
    this.conversations = conversations;
    this.clock = clock;
  }

  /// The id of a new one, for a click on this message.
  public String issue(Message message, String user) {
    return issue(message.channel(), message.ts(), user);
  }

  /// The id of a new one, for a command that was typed in this conversation.
  public String issue(String channel, String user) {
    return issue(channel, null, user);
  }

  private synchronized String issue(String channel, @Nullable String ts, String user) {
    Instant now = clock.instant();
    given.values().removeIf(url -> url.until().plus(VALID).isBefore(now));
    String id = UUID.randomUUID().toString();
    given.put(id, new Given(channel, ts, user, now.plus(VALID), 0));
    return id;
  }

  /// Replaces or deletes the message that was clicked, or posts another; that one is shown to the
  /// clicking user alone unless `response_type` is `in_channel`. An answer that is refused for what it
  /// says does not count.
  ///
  /// @throws SlackException `invalid_url`, `expired_url`, `used_url`, and what is wrong with the message
  public synchronized void answer(String id, Arguments arguments) {
    Given url = usable(given.get(id));
    String ts = url.ts();
    if (ts != null && arguments.flag("delete_original")) {
      conversations.delete(url.channel(), ts);
    } else if (ts != null && arguments.flag("replace_original")) {
      conversations.replace(url.channel(), ts, Contents.of(arguments));
    } else {
      boolean toAll = arguments.text("response_type").equals("in_channel");
      Place place =
          new Place(url.channel(), arguments.optional("thread_ts"), toAll ? null : url.user());
      conversations.post(place, Contents.of(arguments));
    }
    given.put(id, url.used());
  }

  private Given usable(@Nullable Given url) {
    if (url == null) {
      throw new SlackException("invalid_url");
    }
    if (clock.instant().isAfter(url.until())) {
      throw new SlackException("expired_url");
    }
    if (url.uses() >= USES) {
      throw new SlackException("used_url");
    }
    return url;
  }
}
