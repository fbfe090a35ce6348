package dev.slipway.contract.text;

/// The kinds of code points that foreign text is judged by. Categories are those of Unicode as the JDK
/// has them.
final class CodePoints {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /// Put by decoders in place of bytes that they cannot read, and by [ForeignText#storable] in place of
  /// what cannot be stored.
  static final int REPLACEMENT = 0xFFFD;

  private CodePoints() {}

  /// True for half of a surrogate pair: met as a code point of its own, it has lost its other half.
  static boolean isUnpaired(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /// True for what ends a line besides `\n`, once `\r\n` is taken for one.
  static boolean endsLine(int codePoint) {
    return codePoint == '\r' || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
  }

  /// True for what is left out of free text: controls, halves of pairs, byte order marks, and the
  /// embeddings, overrides and isolates of UAX #9 that turn around whatever follows the text.
  static boolean isDropped(int codePoint) {
    return (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\t')
        || isUnpaired(codePoint)
        || codePoint == BYTE_ORDER_MARK
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /// True for what leaves no mark on a screen: controls, spaces, format characters and fillers.
  static boolean isInvisible(int codePoint) {
    return Character.isSpaceChar(codePoint) || isHidden(codePoint);
  }

  /// True for what leaves no mark and no space either, so that two different texts look the same.
  static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default ->
          isFiller(codePoint) || isVariationSelector(codePoint) || isReservedToBeIgnored(codePoint);
    };
  }

  /// Unassigned code points that Unicode keeps free for characters without a mark (UAX #44,
  /// Default_Ignorable_Code_Point).
  private static boolean isReservedToBeIgnored(int codePoint) {
    return codePoint == 0x2065
        || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  /// Letters and symbols that are drawn as nothing: Hangul fillers, the grapheme joiner, Khmer
  /// inherent vowels and the empty Braille pattern.
  private static boolean isFiller(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180F);
  }

  /// True for a hidden character that belongs where it is: it selects an emoji's form, joins two of them, or
  /// is a joiner between letters of a script that is written with joiners.
  static boolean belongs(int before, int codePoint, int after) {
    return switch (codePoint) {
      case 0xFE0E, 0xFE0F -> Character.isEmoji(before);
      case ZERO_WIDTH_JOINER ->
          (Character.isExtendedPictographic(after)
                  && (Character.isEmoji(before) || before == 0xFE0F))
              || (isJoined(before) && isJoined(after));
      case ZERO_WIDTH_NON_JOINER -> isJoined(before) && isJoined(after);
      default -> false;
    };
  }

  private static boolean isJoined(int codePoint) {
    if (!Character.isValidCodePoint(codePoint) || isHidden(codePoint)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case LATIN, GREEK, CYRILLIC, COMMON, INHERITED, UNKNOWN -> false;
      default -> true;
    };
  }
}
