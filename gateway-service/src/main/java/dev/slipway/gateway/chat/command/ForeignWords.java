package dev.slipway.gateway.chat.command;

import dev.slipway.contract.text.ForeignText;

/// Somebody else's words within a sentence of Slipway's: on one line.
final class ForeignWords {

  private static final int LONGEST = 80;

  private ForeignWords() {}

  static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /// What somebody typed, shown back to them between quotes: of something endless its beginning.
  static String quoted(String given) {
    return "\u201c" + line(ForeignText.limit(given, LONGEST)) + "\u201d";
  }
}
