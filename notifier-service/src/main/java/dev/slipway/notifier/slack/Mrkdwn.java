package dev.slipway.notifier.slack;

import dev.slipway.contract.text.ForeignText;
import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Text in Slack's mrkdwn, never longer than asked for and never cut inside an entity, a link or a
/// character. Lengths are counted as sent, after escaping. If there is too little room, all words are
/// shortened alike before anything at the end is left out, so that one long answer hides nobody's vote.
final class Mrkdwn {

  /// The slash command of the app, as its manifest has it.
  private static final String COMMAND = "/slipway ";

  private static final String CUT = "…";

  /// Words that are no longer than this are never shortened, unless nothing else helps.
  private static final int SHORTEST = 8;

  /// `&amp;`
  private static final int LONGEST_ENTITY = 5;

  private final StringBuilder out = new StringBuilder();
  private final int longest;
  private final int longestSpan;

  private Mrkdwn(int longest, int longestSpan) {
    this.longest = longest;
    this.longestSpan = longestSpan;
  }

  static String of(Text text, int longest) {
    int fits = SHORTEST;
    int tooLong = longest + 1;
    String all = fitted(text, longest, longest);
    if (all != null) {
      return all;
    }
    @Nullable String best = fitted(text, longest, SHORTEST);
    if (best == null) {
      return beginning(text, longest);
    }
    while (tooLong - fits > 1) {
      int middle = (fits + tooLong) / 2;
      @Nullable String tried = fitted(text, longest, middle);
      if (tried == null) {
        tooLong = middle;
      } else {
        fits = middle;
        best = tried;
      }
    }
    return best;
  }

  /// Null if it does not find room with spans of that length.
  private static @Nullable String fitted(Text text, int longest, int longestSpan) {
    Mrkdwn mrkdwn = new Mrkdwn(longest, longestSpan);
    for (Span span : text.spans()) {
      if (!mrkdwn.add(span)) {
        return null;
      }
    }
    return mrkdwn.out.toString();
  }

  private static String beginning(Text text, int longest) {
    Mrkdwn mrkdwn = new Mrkdwn(longest, longest);
    for (Span span : text.spans()) {
      if (!mrkdwn.add(span)) {
        break;
      }
    }
    return mrkdwn.out.toString();
  }

  /// Text that is not mrkdwn, on one line, cut where it is too long. Without angle brackets, since
  /// Slack does not say how it reads them here, and without the names of emoji.
  static String plain(String raw, int longest) {
    String text = Literal.withoutEmoji(Literal.oneLine(raw)).replace('<', '‹').replace('>', '›');
    return ForeignText.head(text, longest, CUT);
  }

  /// @return whether all of the span found room
  private boolean add(Span span) {
    return switch (span) {
      case Span.Words(String text) -> wrapped("", Literal.lines(text), "");
      case Span.Strong(String text) -> wrapped("*", Literal.oneLine(text), "*");
      case Span.Code(String text) -> wrapped("`", Literal.oneLine(text), "`");
      case Span.Command(String words) -> wrapped("`", Literal.oneLine(COMMAND + words), "`");
      case Span.Link(String url, String label) -> link(url, label);
      case Span.Mention mention ->
          mention
              .on(SlackChat.NAME)
              .map(account -> whole("<@" + account.id() + ">", mention.person()))
              .orElseGet(() -> wrapped("", mention.person(), ""));
      case Span.Time(Instant at) -> time(at);
      case Span.Output(String text) -> output(text);
    };
  }

  /// Shown in each reader's own zone, in UTC where a client cannot.
  private boolean time(Instant at) {
    String utc = at.truncatedTo(ChronoUnit.SECONDS).toString();
    String date = "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + utc + ">";
    return whole(date, utc);
  }

  private boolean link(String url, String label) {
    String target =
        Literal.escaped(
            url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"));
    String shown = Literal.mrkdwn(Literal.oneLine(label).replace('|', '¦'));
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
    String literal = before.equals("`") ? Literal.code(text) : Literal.mrkdwn(text);
    if (literal.length() > longestSpan) {
      literal = head(literal, longestSpan);
    }
    boolean fits = literal.length() <= room;
    out.append(before).append(fits ? literal : head(literal, room)).append(after);
    return fits;
  }

  /// The beginning of a text that is escaped already, not cut inside an entity.
  private static String head(String literal, int room) {
    String kept = ForeignText.head(literal, Math.max(0, room - CUT.length()));
    int entity = kept.lastIndexOf('&');
    boolean cutInside =
        entity >= 0
            && kept.indexOf(';', entity) < 0
            && kept.length() - entity < LONGEST_ENTITY
            && literal.indexOf(';', entity) >= 0;
    return ForeignText.head(kept, cutInside ? entity : kept.length()) + CUT;
  }

  /// The end of the output is what explains a failure, so its beginning goes first.
  private boolean output(String text) {
    String clean = text.replace("```", "'''").strip();
    int room = longest - out.length() - "```\n\n```".length();
    if (clean.isEmpty() || room < CUT.length()) {
      return clean.isEmpty();
    }
    String escaped = Literal.escaped(clean);
    out.append("```\n")
        .append(escaped.length() <= room ? escaped : tail(clean, room))
        .append("\n```");
    return true;
  }

  private static String tail(String text, int room) {
    StringBuilder tail = new StringBuilder();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    for (int at = characters.last(); at > 0; ) {
      int from = characters.previous();
      String next = Literal.escaped(text.substring(from, at));
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
}
