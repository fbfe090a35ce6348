package dev.slipway.contract.text;

import java.text.BreakIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cleans and limits free text from outside, once, where it comes in. For values that identify something
/// see [Identity], which changes nothing.
public final class ForeignText {

  private static final String ELLIPSIS = "…";

  /// UTF-16 units that a limit allows for each character: one character may be drawn from any number of
  /// combining marks.
  static final int UNITS_PER_CHARACTER = 4;

  private ForeignText() {}

  /// Without control characters other than newline and tab, halves of surrogate pairs, byte order marks
  /// and characters that turn the direction of what follows. Every end of a line becomes `\n`.
  public static String clean(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == '\r' && i < text.length() && text.charAt(i) == '\n') {
        continue;
      }
      if (CodePoints.endsLine(codePoint)) {
        out.append('\n');
      } else if (!CodePoints.isDropped(codePoint)) {
        out.appendCodePoint(codePoint);
      }
    }
    return out.toString();
  }

  private static boolean isClean(String text) {
    return text.codePoints().noneMatch(c -> CodePoints.endsLine(c) || CodePoints.isDropped(c));
  }

  /// Cleaned, limited, and null if nothing of it can be seen.
  ///
  /// @param characters as [#limit]
  public static @Nullable String clean(@Nullable String text, int characters) {
    if (text == null) {
      return null;
    }
    String clean = clean(text);
    return isBlank(clean) ? null : limit(clean, characters);
  }

  /// True if nothing of a text can be seen, which includes the empty one.
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(CodePoints::isInvisible);
  }

  /// At most so many characters as people count them (extended grapheme clusters, UAX #29), the last of
  /// them `…` if something was cut off. Linear in the limit, however long the text is.
  ///
  /// @param characters at least 1; four times as many UTF-16 units are the most that is kept, so that a
  ///     text of combining marks has an end too
  public static String limit(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int units = characters * UNITS_PER_CHARACTER;
    String window = text.substring(0, Math.min(text.length(), units + 1));
    BreakIterator breaks = characters(window);
    int before = 0;
    int end = breaks.next();
    for (int i = 1; i < characters && end < window.length(); i++) {
      before = end;
      end = breaks.next();
    }
    if (end <= units) {
      return end == text.length() ? text : cut(window, before);
    }
    boolean inside = before == units || (before == 0 && characters > 1);
    return cut(window, inside ? units - 1 : before);
  }

  private static String cut(String text, int end) {
    return text.substring(0, withoutHalf(text, end)) + ELLIPSIS;
  }

  /// The place of a cut, before the pair that it would split.
  private static int withoutHalf(String text, int end) {
    boolean splitsPair =
        end > 0
            && end < text.length()
            && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return splitsPair ? end - 1 : end;
  }

  /// The beginning of a text, cut between two characters as people count them. For places that count in UTF-16 units;
  /// see [#limit] for all others.
  ///
  /// @param units at most so many; a first character that is longer is cut, but not inside a pair
  public static String head(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    // What follows the cut tells if it is inside a character: at most a pair.
    BreakIterator breaks = characters(text.substring(0, Math.min(text.length(), units + 2)));
    int end = breaks.preceding(units + 1);
    return text.substring(0, end <= 0 ? withoutHalf(text, units) : end);
  }

  /// The beginning of a text as [#head(String, int)], with a mark at its end if something was cut off.
  ///
  /// @param units at most so many, the mark included
  public static String head(String text, int units, String mark) {
    return text.length() <= units ? text : head(text, units - mark.length()) + mark;
  }

  /// The end of a text, as [#limit] keeps its beginning.
  ///
  /// @param characters at least 1, the first of them `…` if something was cut off
  public static String tail(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int start = Math.max(0, text.length() - characters * UNITS_PER_CHARACTER);
    String window = text.substring(start);
    BreakIterator breaks = characters(window);
    int from = breaks.last();
    int kept = 0;
    for (int at = breaks.previous(); at != BreakIterator.DONE; at = breaks.previous()) {
      if (++kept == characters) {
        // One place is the ellipsis's, unless this is the whole text.
        return at == 0 && start == 0 ? text : ELLIPSIS + window.substring(from);
      }
      from = at;
    }
    return start == 0 ? text : ELLIPSIS + window.substring(firstWhole(window));
  }

  /// A window may begin inside of a pair.
  private static int firstWhole(String window) {
    return Character.isLowSurrogate(window.charAt(0)) ? 1 : 0;
  }

  private static BreakIterator characters(String text) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    return breaks;
  }

  /// The number of characters as people count them.
  public static int length(String text) {
    BreakIterator breaks = characters(text);
    int characters = 0;
    while (breaks.next() != BreakIterator.DONE) {
      characters++;
    }
    return characters;
  }

  /// With U+FFFD in place of NUL and of halves of surrogate pairs, which neither a JSON document in UTF-8 nor a
  /// PostgreSQL column can hold. The net below [#clean]: nothing is left out, so that two different
  /// identities do not become one.
  public static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isSurrogate(unit)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || CodePoints.isUnpaired(c) ? CodePoints.REPLACEMENT : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
