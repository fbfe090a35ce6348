package dev.slipway.notifier.slack;

import dev.slipway.notifier.surface.Span;
import dev.slipway.notifier.surface.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Text in Slack's mrkdwn, never longer than asked for and never cut inside an entity, a link or a
/// character. Lengths are counted as sent, after escaping.
final class Mrkdwn {

  private static final String CUT = "…";

  private final StringBuilder out = new StringBuilder();
  private final int longest;

  private Mrkdwn(int longest) {
    this.longest = longest;
  }

  static String of(Text text, int longest) {
    Mrkdwn mrkdwn = new Mrkdwn(longest);
    for (Span span : text.spans()) {
      if (!mrkdwn.add(span)) {
        break;
      }
    }
    return mrkdwn.out.toString();
  }

  /// Text that is not mrkdwn, on one line, cut where it is too long. Without angle brackets, since
  /// Slack does not say how it reads them here.
  static String plain(String raw, int longest) {
    String text = oneLine(raw).replace('<', '‹').replace('>', '›');
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /// @return whether all of the span found room
  private boolean add(Span span) {
    return switch (span) {
      case Span.Words(String text) -> wrapped("", text, "");
      case Span.Strong(String text) -> wrapped("*", text.replace('*', '∗'), "*");
      case Span.Code(String text) -> wrapped("`", oneLine(text).replace('`', 'ˋ'), "`");
      case Span.Link(String url, String label) -> link(url, label);
      case Span.Mention(String person, String slack) ->
          slack == null ? wrapped("", person, "") : whole("<@" + slack + ">", person);
      case Span.Time(Instant at) -> time(at);
      case Span.Output(String text) -> output(text);
    };
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  /// Shown in each reader's own zone, in UTC where a client cannot.
  private boolean time(Instant at) {
    String utc = at.truncatedTo(ChronoUnit.SECONDS).toString();
    String date = "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + utc + ">";
    return whole(date, utc);
  }

  private boolean link(String url, String label) {
    String target =
        escaped(
            url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"));
    String shown = escaped(oneLine(label).replace('|', '¦'));
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web ? whole("<" + target + "|" + shown + ">", label) : wrapped("", label, "");
  }

  /// All of it, or the plain words as far as there is room.
  private boolean whole(String text, String instead) {
    if (out.length() + text.length() <= longest) {
      out.append(text);
      return true;
    }
    return wrapped("", instead, "");
  }

  private boolean wrapped(String before, String text, String after) {
    int room = longest - out.length() - before.length() - after.length();
    if (text.isBlank() && !before.isEmpty()) {
      return true;
    }
    if (room < CUT.length()) {
      return false;
    }
    String escaped = escaped(text);
    boolean fits = escaped.length() <= room;
    out.append(before).append(fits ? escaped : head(text, room)).append(after);
    return fits;
  }

  private static String head(String text, int room) {
    StringBuilder head = new StringBuilder();
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      String next = escaped(Character.toString(text.codePointAt(at)));
      if (head.length() + next.length() > room - CUT.length()) {
        break;
      }
      head.append(next);
    }
    return head.append(CUT).toString();
  }

  /// The end of the output is what explains a failure, so its beginning goes first.
  private boolean output(String text) {
    String clean = text.replace("```", "'''").strip();
    int room = longest - out.length() - "```\n\n```".length();
    if (clean.isEmpty() || room < CUT.length()) {
      return clean.isEmpty();
    }
    String escaped = escaped(clean);
    out.append("```\n")
        .append(escaped.length() <= room ? escaped : tail(clean, room))
        .append("\n```");
    return true;
  }

  private static String tail(String text, int room) {
    StringBuilder tail = new StringBuilder();
    for (int at = text.length(); at > 0; ) {
      int from = text.offsetByCodePoints(at, -1);
      String next = escaped(text.substring(from, at));
      if (tail.length() + next.length() > room - CUT.length()) {
        break;
      }
      tail.insert(0, next);
      at = from;
    }
    return CUT + wholeLines(tail);
  }

  /// Without the rest of a line at the beginning, unless that would cost more than it clears up.
  private static String wholeLines(StringBuilder tail) {
    int end = tail.indexOf("\n");
    return end >= 0 && end < tail.length() / 4 ? tail.substring(end) : tail.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
