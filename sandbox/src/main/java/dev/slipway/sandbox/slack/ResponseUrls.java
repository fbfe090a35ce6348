package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.Message.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The response URLs of clicks: each takes five answers within thirty minutes. They are not kept over a
/// restart.
@Component
final class ResponseUrls {

  private static final int USES = 5;
  private static final Duration VALID = Duration.ofMinutes(30);

  private final Conversations conversations;
  private final InstantSource clock;
  private final Map<String, Given> given = new HashMap<>();

  private record Given(String channel, String ts, String user, Instant until, int uses) {
    Given used() {
      return new Given(channel, ts, user, until, uses + 1);
    }
  }

  @Autowired
  ResponseUrls(Conversations conversations) {
    this(conversations, InstantSource.system());
  }

  ResponseUrls(Conversations conversations, InstantSource clock) {
    this.conversations = conversations;
    this.clock = clock;
  }

  /// The id of a new one, for a click on this message.
  synchronized String issue(Message message, String user) {
    Instant now = clock.instant();
    given.values().removeIf(url -> url.until().plus(VALID).isBefore(now));
    String id = UUID.randomUUID().toString();
    given.put(id, new Given(message.channel(), message.ts(), user, now.plus(VALID), 0));
    return id;
  }

  /// Replaces or deletes the message that was clicked, or posts another; that one is shown to the
  /// clicking user alone unless `response_type` is `in_channel`. An answer that is refused for what it
  /// says does not count.
  ///
  /// @throws SlackException `invalid_url`, `expired_url`, `used_url`, and what is wrong with the message
  synchronized void answer(String id, Arguments arguments) {
    Given url = usable(given.get(id));
    if (arguments.flag("delete_original")) {
      conversations.delete(url.channel(), url.ts());
    } else if (arguments.flag("replace_original")) {
      conversations.replace(url.channel(), url.ts(), Contents.of(arguments));
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
