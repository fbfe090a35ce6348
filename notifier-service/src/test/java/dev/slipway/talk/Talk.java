package dev.slipway.talk;

import dev.slipway.notifier.platform.ChatException;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.Failure;
import dev.slipway.notifier.platform.MessageRates;
import dev.slipway.notifier.platform.PlatformSetting;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.PlainText;
import dev.slipway.view.card.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A chat platform that is little like Slack: nobody can look for a message, it has no home pages, and a conversation can
/// vanish with all that is in it. Its messages are kept in this process.
public final class Talk implements ChatPlatform {

  private final Map<String, String> opened = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> conversations = new LinkedHashMap<>();
  private final Map<String, List<String>> told = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final boolean known;
  private final Set<String> vanished = new HashSet<>();
  private int number;
  private int answersLost;
  private boolean homeAnswersLost;
  private @Nullable Duration limit;

  public Talk() {
    this(true);
  }

  /// @param known false for credentials that it does not accept
  Talk(boolean known) {
    this.known = known;
  }

  /// The beans that a notifier needs to serve it.
  @Configuration(proxyBeanMethods = false)
  public static class Served {

    @Bean
    Talk talk() {
      return new Talk();
    }

    @Bean
    PlatformSetting talkSetting() {
      return new PlatformSetting("talk", "Talk needs no credentials.");
    }
  }

  @Override
  public String name() {
    return "talk";
  }

  @Override
  public MessageRates rates() {
    return new MessageRates(100, 100, 6_000, 100, 1);
  }

  @Override
  public synchronized String open(String destination) {
    return opened.computeIfAbsent(
        destination,
        _ -> {
          String conversation = destination + "#" + ++number;
          conversations.put(conversation, new LinkedHashMap<>());
          return conversation;
        });
  }

  @Override
  public synchronized String post(
      String conversation, @Nullable String thread, Identity identity, Card card)
      throws ChatException {
    verify();
    Duration pause = limit;
    if (pause != null) {
      limit = null;
      throw new ChatException(new Failure.RateLimited(pause), null);
    }
    String id = "m" + ++number;
    in(conversation).put(id, text(card));
    values.put(id, card.actions().stream().map(Card.Action::value).toList());
    if (answersLost > 0) {
      answersLost--;
      throw new ChatException(new Failure.Unanswered("lost"), null);
    }
    return id;
  }

  @Override
  public synchronized void update(
      String conversation, String messageId, Identity identity, Card card) throws ChatException {
    change(in(conversation), messageId, card);
  }

  @Override
  public synchronized void remove(String conversation, String messageId) throws ChatException {
    in(conversation).remove(messageId);
  }

  @Override
  public void disown(String conversation, String messageId) throws ChatException {
    remove(conversation, messageId);
  }

  @Override
  public void verify() throws ChatException {
    if (!known) {
      throw new ChatException(new Failure.Unauthorized("who are you"), null);
    }
  }

  @Override
  public Search find(
      String conversation, @Nullable String thread, Identity identity, Instant since) {
    return new Search.Unknown();
  }

  @Override
  public synchronized void tell(Listener to, Card card) throws ChatException {
    if (vanished.contains(to.conversation())) {
      throw new ChatException(new Failure.ConversationGone("no such conversation"), null);
    }
    told.computeIfAbsent(to.recipient(), _ -> new ArrayList<>()).add(text(card));
  }

  @Override
  public synchronized String home(String person, @Nullable String message, Card card)
      throws ChatException {
    Map<String, String> direct = in(open(person));
    if (message == null) {
      String id = "m" + ++number;
      direct.put(id, text(card));
      if (homeAnswersLost) {
        throw new ChatException(new Failure.Unanswered("lost"), null);
      }
      return id;
    }
    change(direct, message, card);
    return message;
  }

  /// Lets the next posts be taken and their answers be lost.
  public synchronized void loseAnswers(int posts) {
    answersLost = posts;
  }

  /// Lets each new message that stands for a home page be taken and its answer be lost, or no more.
  public synchronized void loseHomeAnswers(boolean lost) {
    homeAnswersLost = lost;
  }

  /// All that a person alone was told.
  public synchronized List<String> told(String person) {
    return List.copyOf(told.getOrDefault(person, List.of()));
  }

  /// The values of a message's buttons.
  synchronized List<String> values(String message) {
    return values.getOrDefault(message, List.of());
  }

  /// Lets the next post be answered with a wish to be left alone for so long.
  synchronized void limit(Duration pause) {
    limit = pause;
  }

  /// The messages of a conversation, by their ids.
  synchronized Map<String, String> shown(String conversation) {
    return Map.copyOf(conversations.getOrDefault(conversation, Map.of()));
  }

  /// A conversation in which people typed is gone.
  public synchronized void leave(String conversation) {
    vanished.add(conversation);
  }

  /// The conversation of a destination is gone, with what was in it.
  public synchronized void vanish(String destination) {
    conversations.remove(opened.remove(destination));
  }

  /// The messages of a destination's conversation, by their ids.
  public synchronized Map<String, String> messages(String destination) {
    String conversation = opened.get(destination);
    return conversation == null
        ? Map.of()
        : Map.copyOf(Objects.requireNonNull(conversations.get(conversation)));
  }

  /// Somebody takes all messages out of a destination's conversation.
  public synchronized void clear(String destination) {
    Objects.requireNonNull(conversations.get(opened.get(destination))).clear();
  }

  private Map<String, String> in(String conversation) throws ChatException {
    Map<String, String> messages = conversations.get(conversation);
    if (messages == null) {
      throw new ChatException(new Failure.ConversationGone("no such conversation"), null);
    }
    return messages;
  }

  private static void change(Map<String, String> messages, String id, Card card)
      throws ChatException {
    if (messages.replace(id, text(card)) == null) {
      throw new ChatException(new Failure.Gone("no such message"), null);
    }
  }

  private static String text(Card card) {
    List<Text> all = new ArrayList<>(card.paragraphs());
    all.addAll(card.context());
    StringBuilder text = new StringBuilder(Objects.requireNonNullElse(card.title(), ""));
    all.forEach(part -> text.append('\n').append(PlainText.of(part, Instant::toString)));
    return text.toString();
  }
}
