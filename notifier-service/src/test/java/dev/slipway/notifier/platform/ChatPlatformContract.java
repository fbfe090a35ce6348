package dev.slipway.notifier.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.notifier.platform.ChatPlatform.Identity;
import dev.slipway.notifier.platform.ChatPlatform.Listener;
import dev.slipway.notifier.platform.ChatPlatform.Search;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The behaviour that delivery relies on, the same for every chat platform. A platform's test extends it and says
/// how the platform's side is looked at and made to fail.
public abstract class ChatPlatformContract {

  private final Instant longAgo = Instant.now().minus(Duration.ofHours(1));
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String release = "contract-%010d".formatted(NUMBERS.incrementAndGet());

  /// A message as a reader of the platform sees it.
  ///
  /// @param values those that the platform sends when its buttons are clicked, as [ButtonValue#text] has them
  public record Seen(String id, String text, List<String> values) {}

  protected abstract ChatPlatform platform();

  /// The same platform with credentials that it does not accept.
  protected abstract ChatPlatform stranger();

  /// A conversation that the bot is in.
  protected abstract String channel();

  /// Somebody whom the bot can write to.
  protected abstract String person();

  /// The id of a conversation that does not exist.
  protected abstract String nowhere();

  /// Lets the next post be answered with a wish to be left alone for so long.
  protected abstract void limit(Duration pause);

  /// Lets the next post be answered with a failure of the platform's own.
  protected abstract void breakDown();

  /// The messages of a conversation that was opened.
  protected abstract List<Seen> messages(String conversation);

  /// What one person alone has been shown in a conversation.
  protected abstract List<Seen> told(String person);

  /// A person's home page.
  protected abstract String home(String person);

  /// False of a platform that lets nobody look for a message.
  protected boolean searches() {
    return true;
  }

  private void assertFound(
      String conversation, @Nullable String thread, Identity identity, Search.Found found)
      throws ChatException {
    assertThat(platform().find(conversation, thread, identity, longAgo))
        .isEqualTo(searches() ? found : new Search.Unknown());
  }

  private Identity identity(String key, String content) {
    return new Identity(release, key, content);
  }

  private Card card(String words) {
    return Card.sentence(Tone.WORKING, Text.of(words + " of " + release));
  }

  private static Failure failure(ThrowingCallable call) {
    return catchThrowableOfType(ChatException.class, call).failure();
  }

  private String shown(String conversation, String id) {
    return messages(conversation).stream()
        .filter(message -> message.id().equals(id))
        .map(Seen::text)
        .findFirst()
        .orElse("");
  }

  @Test
  void openingAPersonTwiceIsOneConversation() throws ChatException {
    String direct = platform().open(person());
    assertThat(platform().open(person())).isEqualTo(direct);
    String id = platform().post(direct, null, identity("direct", "1"), card("A word"));
    assertThat(shown(direct, id)).contains("A word");
  }

  @Test
  void aPostedMessageIsFoundByItsIdentity() throws ChatException {
    String conversation = platform().open(channel());
    String id = platform().post(conversation, null, identity("one", "abc"), card("One"));
    assertFound(conversation, null, identity("one", "abc"), new Search.Found(id, "abc"));
    assertThat(platform().find(conversation, null, identity("another", "abc"), longAgo))
        .isEqualTo(searches() ? new Search.Absent() : new Search.Unknown());
  }

  @Test
  void aReplyIsFoundBelowItsMessage() throws ChatException {
    String conversation = platform().open(channel());
    String parent = platform().post(conversation, null, identity("parent", "1"), card("Parent"));
    String reply = platform().post(conversation, parent, identity("reply", "1"), card("Reply"));
    assertFound(conversation, parent, identity("reply", "1"), new Search.Found(reply, "1"));
  }

  @Test
  void anUpdateChangesTheMessageAndMayBeRepeated() throws ChatException {
    String conversation = platform().open(channel());
    String id = platform().post(conversation, null, identity("card", "1"), card("Before"));
    for (int i = 0; i < 2; i++) {
      platform().update(conversation, id, identity("card", "2"), card("After"));
    }
    assertThat(shown(conversation, id)).contains("After").doesNotContain("Before");
    assertFound(conversation, null, identity("card", "1"), new Search.Found(id, "2"));
  }

  @Test
  void aRemovedMessageIsGoneAndRemovingItAgainDoesNoHarm() throws ChatException {
    String conversation = platform().open(channel());
    String id = platform().post(conversation, null, identity("removed", "1"), card("Removed"));
    platform().remove(conversation, id);
    platform().remove(conversation, id);
    assertThat(shown(conversation, id)).isEmpty();
    assertThat(
            failure(
                () -> platform().update(conversation, id, identity("removed", "2"), card("Again"))))
        .isInstanceOf(Failure.Gone.class);
  }

  @Test
  void aDisownedMessageIsNotShownAsItWas() throws ChatException {
    String conversation = platform().open(channel());
    String id = platform().post(conversation, null, identity("disowned", "1"), card("Disowned"));
    int before = messages(conversation).size();
    platform().disown(conversation, id);
    List<Seen> after = messages(conversation);
    assertThat(shown(conversation, id).isEmpty() || after.size() > before).isTrue();
  }

  @Test
  void aClickBringsBackWhatTheButtonSays() throws ChatException {
    String conversation = platform().open(channel());
    ButtonValue value =
        ButtonValue.of("test-aaaaaaaaaa", "go-live", "deploy", 2, List.of())
            .showing(new ButtonValue.Shown(17, "summary@channel"));
    Card card =
        new Card(
            "Title",
            Tone.ASKING,
            List.of(Text.of("Choose")),
            List.of(),
            List.of(new Card.Action("deploy", "Deploy", value.text(), Card.Style.PRIMARY)),
            List.of());
    String id = platform().post(conversation, null, identity("buttons", "1"), card);
    assertThat(messages(conversation))
        .filteredOn(message -> message.id().equals(id))
        .flatExtracting(Seen::values)
        .extracting(text -> ButtonValue.parse(text).orElseThrow())
        .containsExactly(value);
  }

  @Test
  void aCardBeyondEveryLimitIsShown() throws ChatException {
    String conversation = platform().open(channel());
    Text wall = Text.of("word ".repeat(2_000));
    Card card =
        new Card(
            "title ".repeat(100),
            Tone.BAD,
            IntStream.range(0, 100).mapToObj(_ -> wall).toList(),
            IntStream.range(0, 50).mapToObj(i -> new Card.Field("field " + i, wall)).toList(),
            IntStream.range(0, 60)
                .mapToObj(
                    i -> new Card.Action("id" + i, "label ".repeat(50), "v" + i, Card.Style.PLAIN))
                .toList(),
            IntStream.range(0, 30).mapToObj(_ -> wall).toList());
    String id = platform().post(conversation, null, identity("wall", "1"), card);
    assertThat(shown(conversation, id)).contains("word");
  }

  @Test
  void onePersonIsToldAlone() throws ChatException {
    String conversation = platform().open(channel());
    int before = messages(conversation).size();
    platform().tell(new Listener(conversation, person(), null), card("Refused"));
    assertThat(told(person())).anyMatch(seen -> seen.text().contains("Refused of " + release));
    assertThat(messages(conversation)).hasSize(before);
  }

  @Test
  void aHomePageShowsTheCard() throws ChatException {
    String message = platform().home(person(), null, card("Before"));
    platform().home(person(), message, card("Home"));
    assertThat(home(person())).contains("Home of " + release).doesNotContain("Before");
  }

  @Test
  void aHomeMessageThatIsNoLongerThereIsGone() throws ChatException {
    String message = platform().home(person(), null, card("Home"));
    if (message != null) {
      platform().remove(platform().open(person()), message);
      assertThat(failure(() -> platform().home(person(), message, card("Again"))))
          .isInstanceOf(Failure.Gone.class);
    }
  }

  @Test
  void credentialsAreAcceptedOrRefusedAsSuch() throws ChatException {
    platform().verify();
    assertThat(failure(() -> stranger().verify())).isInstanceOf(Failure.Unauthorized.class);
    assertThat(
            failure(
                () -> stranger().post(channel(), null, identity("stranger", "1"), card("Hello"))))
        .isInstanceOf(Failure.Unauthorized.class);
  }

  @Test
  void aConversationThatDoesNotExistConcernsItAlone() {
    assertThat(
            failure(
                () -> platform().post(nowhere(), null, identity("nowhere", "1"), card("Hello"))))
        .matches(failure ->
            failure instanceof Failure.ConversationGone
                || (failure instanceof Failure.Refused refused
                    && refused.concern() == Failure.Concern.CONVERSATION));
  }

  @Test
  void aLimitSaysForHowLong() throws ChatException {
    String conversation = platform().open(channel());
    limit(Duration.ofSeconds(7));
    assertThat(
            failure(
                () -> platform().post(conversation, null, identity("limited", "1"), card("Hello"))))
        .isEqualTo(new Failure.RateLimited(Duration.ofSeconds(7)));
  }

  @Test
  void aPostThatThePlatformFailsAtIsInDoubt() throws ChatException {
    String conversation = platform().open(channel());
    breakDown();
    assertThat(
            failure(
                () -> platform().post(conversation, null, identity("broken", "1"), card("Hello"))))
        .isInstanceOf(Failure.Unanswered.class);
  }
}
