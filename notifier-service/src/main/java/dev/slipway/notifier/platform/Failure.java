package dev.slipway.notifier.platform;

import dev.slipway.contract.text.DurationText;
import java.time.Duration;

/// The reason for which a call to a chat platform did not succeed, by what is to be done about it and by
/// whom it concerns: what concerns one message or one conversation holds up nothing else.
public sealed interface Failure {

  /// In the platform's words, without any content of the message.
  String reason();

  /// The platform was not asked, since it wants to be left alone for a while.
  record Held(Duration left) implements Failure {
    @Override
    public String reason() {
      return "not asked for " + DurationText.elapsed(left.plusSeconds(1));
    }
  }

  /// The platform wants to be left alone for a while. It may have done what it was asked for all the same.
  record RateLimited(Duration retryAfter) implements Failure {
    @Override
    public String reason() {
      return "rate limited for " + DurationText.exact(retryAfter);
    }
  }

  /// Nothing was done; it will pass.
  record Unavailable(String reason) implements Failure {}

  /// It may have been done or not; it will pass.
  record Unanswered(String reason) implements Failure {}

  /// The message to change or to reply to is no longer there.
  record Gone(String reason) implements Failure {}

  /// The conversation behind a destination is no longer there: another one is opened, and the message posted in it.
  record ConversationGone(String reason) implements Failure {}

  /// The message is there and cannot be changed: another has to take its place.
  record Unchangeable(String reason) implements Failure {}

  /// Nothing was done, and repeating it changes nothing until a person does, for example by inviting the
  /// bot.
  record Refused(Concern concern, String reason) implements Failure {}

  /// The platform does not accept the credentials: nothing at all can be sent.
  record Unauthorized(String reason) implements Failure {}

  /// The extent of a refusal.
  enum Concern {
    /// This content, or this message.
    MESSAGE,
    /// Everything in this conversation, or to this person.
    CONVERSATION,
    /// This operation, whatever it is asked for.
    OPERATION,
    /// Not known: tried again soon some times, then like [#MESSAGE].
    UNKNOWN
  }
}
