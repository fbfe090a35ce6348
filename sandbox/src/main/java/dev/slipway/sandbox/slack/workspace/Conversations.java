package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.workspace.Message.Content;
import dev.slipway.sandbox.slack.workspace.Message.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// All messages of the workspace. Thread-safe; each change is in the journal before it is seen.
@Component
public final class Conversations {

  private final Journal journal;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private long lastMicros;
  private final WorkspaceChanges changes;

  /// Begins with what the journal holds.
  public Conversations(SandboxProperties properties, WorkspaceChanges changes) {
    this.changes = changes;
    this.journal = new Journal(properties.data());
    for (Message message : journal.read()) {
      messages.put(message.ts(), message);
      lastMicros = Math.max(lastMicros, micros(message.ts()));
    }
  }

  /// @throws SlackException `thread_not_found`
  public synchronized Message post(Place place, Content content) {
    String thread = place.threadTs();
    if (thread != null && find(place.channel(), thread).filter(m -> !m.ephemeral()).isEmpty()) {
      throw new SlackException("thread_not_found");
    }
    Message message =
        new Message(
            place.channel(),
            nextTs(),
            thread,
            content.text(),
            content.blocks(),
            content.attachments(),
            content.metadata(),
            0,
            null,
            place.onlyFor(),
            false);
    journal.append(message);
    messages.put(message.ts(), message);
    changes.happened();
    return message;
  }

  /// Also for an ephemeral message, which only a response URL can reach.
  ///
  /// @throws SlackException `message_not_found`
  public synchronized Message replace(String channel, String ts, Content content) {
    Message edited = require(channel, ts).edited(content, nextTs());
    journal.append(edited);
    messages.put(ts, edited);
    changes.happened();
    return edited;
  }

  /// @throws SlackException `message_not_found`
  public synchronized void delete(String channel, String ts) {
    journal.append(require(channel, ts).removed());
    messages.remove(ts);
    changes.happened();
  }

  /// Empty for a message that is not there, or deleted.
  public synchronized Optional<Message> find(String channel, String ts) {
    return Optional.ofNullable(messages.get(ts)).filter(m -> m.channel().equals(channel));
  }

  /// Everything in a conversation, ephemeral messages too, oldest first.
  public List<Message> in(String channel) {
    return all(message -> message.channel().equals(channel));
  }

  /// Every ephemeral message that a user was shown, oldest first.
  public List<Message> shownOnlyTo(String user) {
    return all(message -> user.equals(message.onlyFor()));
  }

  private synchronized List<Message> all(Predicate<Message> chosen) {
    return messages.values().stream()
        .filter(chosen)
        .sorted(Comparator.comparing(Message::ts))
        .toList();
  }

  private Message require(String channel, String ts) {
    return find(channel, ts).orElseThrow(() -> new SlackException("message_not_found"));
  }

  /// Later than any before it, also when the clock went back over a restart.
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
