package dev.slipway.notifier.slack;

import java.util.regex.Pattern;

/// Makes text show as it is in mrkdwn. Slack has escapes for three characters alone; those that would format
/// are replaced by ones that look like them: an asterisk, a tilde and a backtick anywhere, an underscore at
/// the edge of a word (elsewhere it does not format, and names that hold it can be copied), the colons
/// around an emoji's name. Bare addresses and channels are left alone because every text object is sent
/// `verbatim`. Source: "Formatting text for app surfaces" in Slack's reference.
final class Literal {

  private static final String LINE_BREAK = " ↵ ";
  private static final Pattern SPACE = Pattern.compile("[\\s\\u2028\\u2029]++");
  private static final Pattern BREAK = Pattern.compile("[\\n\\r\\u2028\\u2029]");
  private static final Pattern EMOJI =
      Pattern.compile(":(?=(?![0-9]{1,2}:)[a-zA-Z0-9_+'\\-]{1,100}:)");
  private static final Pattern UNDERSCORES =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_++|(?<!_)_++(?![\\p{L}\\p{N}])");

  private Literal() {}

  /// Slack's own escapes, for what stands in code, output and addresses.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Words that format nothing.
  static String mrkdwn(String text) {
    String plain = text.replace('*', '∗').replace('~', '∼').replace('`', 'ˋ');
    String underscored =
        UNDERSCORES.matcher(plain).replaceAll(found -> "ˍ".repeat(found.group().length()));
    return escaped(withoutEmoji(underscored));
  }

  /// What stands between backticks.
  static String code(String text) {
    return escaped(text.replace('`', 'ˋ'));
  }

  static String withoutEmoji(String text) {
    return EMOJI.matcher(text).replaceAll("꞉");
  }

  /// On one line, each break of a line as a space.
  static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\u2028', ' ').replace('\u2029', ' ');
  }

  /// Lines begin where Slipway begins them: before and behind the words. What breaks lines between them
  /// came with somebody else's text and is shown as a sign, or that text could pass for Slipway's.
  static String lines(String text) {
    int from = 0;
    while (from < text.length() && text.charAt(from) == '\n') {
      from++;
    }
    int to = text.length();
    while (to > from && text.charAt(to - 1) == '\n') {
      to--;
    }
    return text.substring(0, from)
        + SPACE.matcher(text.substring(from, to)).replaceAll(found -> space(found.group()))
        + text.substring(to);
  }

  private static String space(String run) {
    return BREAK.matcher(run).find() ? LINE_BREAK : run;
  }
}
