package dev.slipway.view.step;

import dev.slipway.view.card.Card;

/// A message in the channel that tells of one step. The keys are data of every installation, since a message is found
/// again by its key: one that changes posts the message a second time.
public sealed interface StepMessage {

  /// Its present form.
  Card card();

  /// The step's own message. Replies that follow it are below it.
  record Own(Card card) implements StepMessage {}

  /// Told below the step's own message, or below the release's if it has none.
  ///
  /// @param key tells it from all other replies in the release, for example `vote:go-live/1/U0OWNER1`
  record Reply(String key, Card card) implements StepMessage {}

  /// A message beside the step's own.
  ///
  /// @param key tells it from all other messages about the release, for example `removal:qa/0`
  record Notice(String key, Card card) implements StepMessage {}
}
