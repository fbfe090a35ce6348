package dev.slipway.gateway.slack;

/// Slack's escapes. Source: "Escaping text" in Slack's reference on formatting.
final class SlackText {

  private static final int LONGEST = 80;

  private SlackText() {}

  /// What somebody else wrote, shown as it is.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// What somebody typed, shown back to them: of something endless its beginning.
  static String quoted(String given) {
    return escaped(given.length() > LONGEST ? given.substring(0, LONGEST) + "\u2026" : given);
  }

  /// What somebody typed, as they typed it.
  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
