package dev.slipway.standalone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text that counts how often a matcher looks at one of its characters.
final class CountedText implements CharSequence {

  private final String text;
  private final long most;
  private long looks;

  private CountedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  /// A matcher has looked so often that nobody waits for it.
  private static final class EndlessException extends RuntimeException {
    EndlessException() {
      super("too many looks", null, false, false);
    }
  }

  /// How often the pattern looks at characters of the text to match the whole, or to find all that is there.
  ///
  /// @param most after so many it is ended
  static long looks(Pattern pattern, boolean whole, String text, long most) {
    CountedText counted = new CountedText(text, most);
    Matcher matcher = pattern.matcher(counted);
    try {
      if (whole) {
        boolean _ = matcher.matches();
      } else {
        while (matcher.find()) {
          // All of them, as a replacement does.
        }
      }
    } catch (EndlessException | StackOverflowError _) {
      return Math.max(counted.looks, most);
    }
    return counted.looks;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new EndlessException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
