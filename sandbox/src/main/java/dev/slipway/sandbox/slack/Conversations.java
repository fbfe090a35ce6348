package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.Message.Content;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// All messages of the workspace. Thread-safe; each change is in the journal before it is seen.
@Component
final class Conversations {

  private final Journal journal;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private long lastMicros;

  Conversations(SandboxProperties properties) {
    this.journal = new Journal(properties.data());
    for (Message message : journal.read()) {
      messages.put(message.ts(), message);
      lastMicros = Math.max(lastMicros, micros(message.ts()));
    }
  }

  /// @param onlyFor for an ephemeral message
  synchronized Message post(
      String channel, @Nullable String threadTs, Content content, @Nullable String onlyFor) {
    if (threadTs != null && find(channel, threadTs).filter(m -> !m.ephemeral()).isEmpty()) {
      throw new SlackException("thread_not_found");
    }
    return keep(
        new Message(
            channel,
            nextTs(),
            threadTs,
            content.text(),
            content.blocks(),
            content.attachments(),
            content.metadata(),
            0,
            onlyFor));
  }

  synchronized Message update(String channel, String ts, Content content) {
    Message message =
        find(channel, ts)
            .filter(found -> !found.ephemeral())
            .orElseThrow(() -> new SlackException("message_not_found"));
    return keep(message.edited(content));
  }

  synchronized Optional<Message> find(String channel, String ts) {
    return Optional.ofNullable(messages.get(ts)).filter(m -> m.channel().equals(channel));
  }

  /// Everything in a conversation, ephemeral messages too, oldest first.
  synchronized List<Message> in(String channel) {
    return messages.values().stream()
        .filter(message -> message.channel().equals(channel))
        .sorted(Comparator.comparing(Message::ts))
        .toList();
  }

  /// Every ephemeral message that a user was shown, oldest first.
  synchronized List<Message> shownOnlyTo(String user) {
    return messages.values().stream()
        .filter(message -> user.equals(message.onlyFor()))
        .sorted(Comparator.comparing(Message::ts))
        .toList();
  }

  private Message keep(Message message) {
    journal.append(message);
    messages.put(message.ts(), message);
    return message;
  }

  private String nextTs() {
    Instant now = Instant.now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    lastMicros = Math.max(lastMicros + 1, micros);
    return "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  private static long micros(String ts) {
    return Long.parseLong(ts.replace(".", ""));
  }
}
