package dev.slipway.notifier.delivery;

import java.time.Duration;

/// Why a call to a chat platform did not succeed, by what is to be done about it.
public sealed interface Failure {

  /// In the platform's words, without any content of the message.
  String reason();

  /// Nothing was done; the platform wants to be left alone for a while.
  record RateLimited(Duration retryAfter) implements Failure {
    @Override
    public String reason() {
      return "rate limited for " + retryAfter.toSeconds() + " s";
    }
  }

  /// Nothing was done; it will pass.
  record Unavailable(String reason) implements Failure {}

  /// It may have been done or not.
  record Unanswered(String reason) implements Failure {}

  /// The message to change is no longer there.
  record Gone(String reason) implements Failure {}

  /// Nothing was done, and only a person can change that, for example by inviting the bot.
  record Refused(String reason) implements Failure {}

  /// The platform does not accept the credentials: nothing at all can be sent.
  record Unauthorized(String reason) implements Failure {}
}
