package dev.slipway.gateway.source;

/// The name of somebody as an event carries it.
public final class PersonName {

  /// In characters.
  private static final int LONGEST = 255;

  private PersonName() {}

  /// One line of text that names somebody, of at most 255 characters, without control characters.
  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Cs}]++", " ").strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST)));
  }
}
