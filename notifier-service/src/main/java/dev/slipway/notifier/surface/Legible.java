package dev.slipway.notifier.surface;

/// What others wrote, made fit to be shown and stored: branch names, commit messages, log lines.
final class Legible {

  private static final String CUT = "…";

  private Legible() {}

  /// Without what no reader sees and what breaks a message: control characters, which PostgreSQL's
  /// JSON refuses, halves of characters, and marks that turn the direction of the text after them.
  static String clean(String text) {
    if (text.codePoints().allMatch(Legible::shown)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(Legible::shown).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE -> false;
      default -> (c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069);
    };
  }

  /// The beginning, where it is too long.
  static String head(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    return length <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + CUT;
  }

  /// The beginning and the end, where it is too long: names often differ at their end.
  static String ends(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length <= longest) {
      return text;
    }
    int end = longest / 3;
    return text.substring(0, text.offsetByCodePoints(0, longest - end - 1))
        + CUT
        + text.substring(text.offsetByCodePoints(text.length(), -end));
  }

  /// The first line that says something.
  static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /// An image: what a very long name is cut by first is its registry's path, then its digest.
  static String image(String image, int longest) {
    String shown = image;
    if (shown.length() > longest) {
      shown = shown.replaceFirst("@sha256:([0-9a-f]{12})[0-9a-f]+$", "@sha256:$1" + CUT);
    }
    if (shown.length() > longest && shown.indexOf('/') > 0) {
      shown = CUT + shown.substring(shown.lastIndexOf('/'));
    }
    return ends(shown, longest);
  }
}
