package dev.slipway.notifier.platform;

import dev.slipway.view.card.Card;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A chat platform as delivery needs it. Calls block and may come from many threads.
public interface ChatPlatform {

  /// The name before the colon of a destination.
  String name();

  /// The pace at which it takes messages, unless an operator sets another.
  MessageRates rates();

  /// The conversation behind a destination; a person's direct one is opened. Repeating it is
  /// harmless.
  String open(String destination) throws ChatException;

  /// Posts a message that carries its identity. Never repeated by the platform's client.
  ///
  /// @param thread the message this is a reply to
  /// @return the message's id in its conversation
  String post(String conversation, @Nullable String thread, Identity identity, Card card)
      throws ChatException;

  /// Makes a message show the card. Repeating it is harmless.
  void update(String conversation, String messageId, Identity identity, Card card)
      throws ChatException;

  /// Takes a message back. Repeating it is harmless.
  void remove(String conversation, String messageId) throws ChatException;

  /// Takes a message out of use that can no longer be changed: it is removed, or a reply below it says that
  /// it is out of date.
  void disown(String conversation, String messageId) throws ChatException;

  /// Succeeds if the platform accepts the credentials.
  ///
  /// @throws ChatException with [Failure.Unauthorized] if it does not
  void verify() throws ChatException;

  /// Looks for a message that carries the identity among those since a time.
  ///
  /// @param thread where the message would be a reply
  Search find(String conversation, @Nullable String thread, Identity identity, Instant since)
      throws ChatException;

  /// Tells one person something, seen by nobody else and not kept.
  void tell(Listener to, Card card) throws ChatException;

  /// Makes a person's home page show the card. Repeating it is harmless.
  ///
  /// @param message the message that stands for the page, as this method returned it; null if there is none yet
  /// @return the message that stands for the page from now on, null if the platform has pages of its own
  /// @throws ChatException with [Failure.Gone] if the message is no longer there: another takes its place
  @Nullable String home(String person, @Nullable String message, Card card) throws ChatException;

  /// The person who gets an ephemeral message, and its place.
  ///
  /// @param reply where their command is answered, sealed; null where they gave none
  record Listener(String conversation, String recipient, @Nullable String reply) {}

  /// The surface of a message, and the content it was sent with.
  ///
  /// @param content the hash of the card
  record Identity(String release, String key, String content) {}

  /// The result of looking for a message.
  sealed interface Search {

    /// A message that was found.
    ///
    /// @param content the hash it was last sent with
    record Found(String messageId, String content) implements Search {}

    /// There is no such message.
    record Absent() implements Search {}

    /// The platform lets nobody look, or not this app.
    record Unknown() implements Search {}
  }
}
