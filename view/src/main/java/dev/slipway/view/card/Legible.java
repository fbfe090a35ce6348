package dev.slipway.view.card;

import dev.slipway.contract.text.ForeignText;

/// Makes foreign text fit to be shown and stored: branch names, commit messages, log lines.
public final class Legible {

  private static final String CUT = "…";
  private static final String INVISIBLE = "(a name without visible characters)";

  private Legible() {}

  /// Without what no reader sees and what breaks a message.
  public static String clean(String text) {
    return ForeignText.clean(text);
  }

  /// What somebody called something, or that it cannot be read: a name of nothing but invisible characters
  /// would leave the sentence without its subject.
  private static String visible(String raw) {
    String text = ForeignText.clean(raw);
    return !text.isEmpty() && ForeignText.isBlank(text) ? INVISIBLE : withoutEdges(text);
  }

  /// Without breaks of lines before and behind it: those are Slipway's to make.
  private static String withoutEdges(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '\n') {
      from++;
    }
    int to = text.length();
    while (to > from && text.charAt(to - 1) == '\n') {
      to--;
    }
    return text.substring(from, to);
  }

  /// The beginning, where it is too long.
  public static String head(String raw, int longest) {
    return ForeignText.limit(visible(raw), longest);
  }

  /// The beginning and the end, where it is too long: names often differ at their end.
  public static String ends(String raw, int longest) {
    String text = visible(raw);
    if (ForeignText.limit(text, longest).equals(text)) {
      return text;
    }
    int end = longest / 3;
    String tail = ForeignText.tail(text, end + 1);
    return ForeignText.limit(text, longest - end) + tail.substring(CUT.length());
  }

  /// The first line that says something.
  public static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /// An image: what a very long name is cut by first is its registry's path, then its digest.
  public static String image(String image, int longest) {
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
