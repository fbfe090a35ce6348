package dev.slipway.cli.output;

import dev.slipway.contract.text.ForeignText;

/// Text from outside on its way to a terminal, which would obey the control characters in it.
public final class TerminalText {

  private TerminalText() {}

  /// In one line: control characters, line ends included, as spaces.
  public static String line(String text) {
    return plain(text, false);
  }

  /// As it is, but for control characters other than line ends and tabs, which become spaces.
  public static String block(String text) {
    return plain(text, true);
  }

  /// One line of at most `length` characters, which ends in `...` where it was cut.
  public static String cut(String text, int length) {
    return ForeignText.head(line(text), length, "...");
  }

  private static String plain(String text, boolean lines) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
