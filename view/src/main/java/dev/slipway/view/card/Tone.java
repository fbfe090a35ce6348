package dev.slipway.view.card;

/// The tone of a card, which platforms show as a colour.
public enum Tone {
  /// Something is under way.
  WORKING,
  /// Somebody is asked to decide.
  ASKING,
  /// It worked.
  GOOD,
  /// It did not work.
  BAD,
  /// It is over, neither well nor badly.
  ENDED
}
