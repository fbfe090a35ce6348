package dev.slipway.gateway.chat.slack;

import dev.slipway.contract.text.ForeignText;
import java.util.regex.Pattern;

/// Slack's escapes. Source: "Escaping text" in Slack's reference on formatting.
public final class SlackText {

  private static final int LONGEST = 80;

  /// An underscore within a word formats nothing, and names that hold it can be copied.
  private static final Pattern EDGE =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_++|(?<!_)_++(?![\\p{L}\\p{N}])");

  private SlackText() {}

  /// What somebody else wrote, shown as it is on one line: what would format is replaced by what looks like
  /// it, since Slack has escapes for three characters alone.
  public static String escaped(String text) {
    String plain =
        text.replaceAll("\\s+", " ").replace('*', '∗').replace('~', '∼').replace('`', 'ˋ');
    return EDGE.matcher(plain)
        .replaceAll(found -> "ˍ".repeat(found.group().length()))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /// What somebody typed, shown back to them: of something endless its beginning.
  public static String quoted(String given) {
    return escaped(ForeignText.limit(given, LONGEST));
  }

  /// What somebody typed, as they typed it.
  public static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
