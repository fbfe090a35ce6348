package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.view.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a simulated load: the time for which buttons were dead and messages untrue, and its cost.
final class LoadFigures {

  private final Map<String, Message> messages = new HashMap<>();
  private final Map<String, Integer> edits = new HashMap<>();
  private final Map<String, List<Instant>> calls = new HashMap<>();
  private final List<Duration> dead = new ArrayList<>();
  private Duration stalest = Duration.ZERO;
  private int published;
  private int untrue;

  private static final class Message {
    private Card wanted;
    private @Nullable Card shown;
    private @Nullable Instant untrueSince;
    private @Nullable Instant deadSince;

    Message(Card wanted) {
      this.wanted = wanted;
    }

    boolean hasDeadButtons() {
      return shown != null
          && !shown.actions().isEmpty()
          && !shown.actions().equals(wanted.actions());
    }
  }

  void wanted(Instant now, String release, List<Surface> surfaces) {
    published++;
    for (Surface surface : surfaces) {
      Message message =
          messages.computeIfAbsent(release + "/" + surface.key(), _ -> new Message(surface.card()));
      message.wanted = surface.card();
      look(now, message);
    }
  }

  void called(Instant now, Delivery delivery) {
    boolean post = delivery.messageId() == null;
    calls.computeIfAbsent(post ? delivery.destination() : "edits", _ -> new ArrayList<>()).add(now);
    if (!post) {
      edits.merge(delivery.identity().release(), 1, Integer::sum);
    }
  }

  void shown(Instant now, ChatPlatform.Identity identity, Card card) {
    Message message = messages.get(identity.release() + "/" + identity.key());
    if (message == null) {
      throw new AssertionError("nobody wanted " + identity);
    }
    message.shown = card;
    look(now, message);
  }

  private void look(Instant now, Message message) {
    if (message.wanted.equals(message.shown)) {
      if (message.untrueSince != null) {
        untrue--;
        Duration behind = Duration.between(message.untrueSince, now);
        stalest = behind.compareTo(stalest) > 0 ? behind : stalest;
      }
      message.untrueSince = null;
    } else if (message.untrueSince == null) {
      untrue++;
      message.untrueSince = now;
    }
    if (message.hasDeadButtons()) {
      message.deadSince = message.deadSince == null ? now : message.deadSince;
    } else if (message.deadSince != null) {
      dead.add(Duration.between(message.deadSince, now));
      message.deadSince = null;
    }
  }

  int published() {
    return published;
  }

  boolean isTrue() {
    return untrue == 0;
  }

  /// The messages that do not show what they should.
  List<String> untrue() {
    return messages.entrySet().stream()
        .filter(message -> !message.getValue().wanted.equals(message.getValue().shown))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The longest time for which a message was not what it should be, from when it should have been posted.
  Duration stalest() {
    return stalest;
  }

  /// How long buttons that no longer counted were shown, at most, but for one in twenty.
  Duration deadButtons() {
    List<Duration> sorted = dead.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
  }

  /// Edits of the release that took most.
  int mostEdits() {
    return edits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// The most edits within a time, wherever it begins.
  int mostEdits(Duration within) {
    return most(calls.getOrDefault("edits", List.of()), within);
  }

  /// The most posts to one conversation within a time, wherever it begins.
  int mostPosts(Duration within) {
    return calls.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("edits"))
        .mapToInt(entry -> most(entry.getValue(), within))
        .max()
        .orElse(0);
  }

  private static int most(List<Instant> times, Duration within) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < times.size(); to++) {
      while (!times.get(to).isBefore(times.get(from).plus(within))) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @Override
  public String toString() {
    return "dead buttons %s (95 %%), untrue at most %s, at most %d edits a release, %d a minute, %d posts of one conversation in ten seconds"
        .formatted(
            deadButtons(),
            stalest,
            mostEdits(),
            mostEdits(Duration.ofMinutes(1)),
            mostPosts(Duration.ofSeconds(10)));
  }
}
