package dev.slipway.testing;

import java.util.List;
import java.util.random.RandomGenerator;

/// Makes texts from pieces that break things: controls, halves of pairs, marks, joiners, turned text.
public final class AbsurdText {

  private static final List<String> PIECES =
      List.of(
          "\0",
          "\u0001",
          "\u001b[31m",
          "\r\n",
          "\r",
          "\n",
          "\t",
          "\u0085",
          "\u2028",
          "\ud83d",
          "\ude00",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\udde9\ud83c\uddea",
          "e\u0301",
          "\u0301",
          "\u200b",
          "\u200d",
          "\u3164",
          "\u00a0",
          "\ufeff",
          "\u202e",
          "\u2066",
          "\ufffd",
          "\ufffe",
          "\ufe0f",
          "\\",
          "\"",
          "<",
          "&",
          " ",
          "a",
          "ä",
          "字",
          "\u0915\u094d\u0937",
          "\udbff\udfff");

  private AbsurdText() {}

  /// Up to so many pieces.
  public static String of(RandomGenerator random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(pieces + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
