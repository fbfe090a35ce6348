package dev.slipway.gateway.chat.slack;

import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text in mrkdwn, and Slack's escapes. Source: "Escaping text" in Slack's reference on formatting.
public final class SlackText {

  /// An underscore within a word formats nothing, and names that hold it can be copied.
  private static final Pattern EDGE =
      Pattern.compile("(?<![\\p{L}\\p{N}_])_++|(?<!_)_++(?![\\p{L}\\p{N}])");

  /// The slash command of the app, as its manifest has it.
  private static final String COMMAND = "/slipway ";

  private SlackText() {}

  /// A text in mrkdwn.
  public static String of(Text text) {
    return text.spans().stream().map(SlackText::of).collect(Collectors.joining());
  }

  private static String of(Span span) {
    return switch (span) {
      case Span.Words(String words) -> literal(words);
      case Span.Strong(String words) -> "*" + escaped(words) + "*";
      case Span.Code(String code) -> code(code);
      case Span.Command(String words) -> code(COMMAND + words);
      case Span.Link(String url, String label) -> escaped(label) + " (" + entities(url) + ")";
      case Span.Mention mention ->
          mention
              .on(Workspace.PLATFORM)
              .map(account -> "<@" + entities(account.id()) + ">")
              .orElseGet(() -> escaped(mention.person()));
      // In the reader's own time zone. Source: "Date formatting" in Slack's reference on
      // formatting.
      case Span.Time(Instant at) ->
          "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + at + ">";
      case Span.Output(String lines) -> "```\n" + entities(lines.replace("```", "'''")) + "\n```";
    };
  }

  private static String code(String text) {
    return "`" + entities(oneLine(text).replace('`', 'ˋ')) + "`";
  }

  /// What somebody else wrote, shown as it is on one line.
  public static String escaped(String text) {
    return literal(oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /// What would format is replaced by what looks like it, since Slack has escapes for three characters alone.
  private static String literal(String text) {
    String plain = text.replace('*', '∗').replace('~', '∼').replace('`', 'ˋ');
    return entities(EDGE.matcher(plain).replaceAll(found -> "ˍ".repeat(found.group().length())));
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// What somebody typed, as they typed it.
  public static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
