package dev.slipway.contract.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges values that identify something: a project, branch, tag, image, commit, run id or account. They
/// are never cleaned, because two that differ would become one; a value that cleaning would change, or
/// that reads like another, is refused.
public final class Identity {

  private Identity() {}

  /// Says why a value identifies nothing, as the end of a sentence that begins with the value's name:
  /// `is missing`, `contains U+0000 (NULL) at position 3; …`. Empty if nothing is wrong with it.
  ///
  /// @param value null if there is none
  public static Optional<String> objection(@Nullable String value) {
    return objection(value, TextLimits.IDENTITY);
  }

  /// The same for a value of another length, such as an address.
  ///
  /// @param longest in UTF-16 units
  public static Optional<String> objection(@Nullable String value, int longest) {
    if (value == null || value.isEmpty()) {
      return Optional.of("is missing");
    }
    if (value.length() > longest) {
      return Optional.of(
          "has %,d characters; at most %,d are allowed".formatted(value.length(), longest));
    }
    if (ForeignText.isBlank(value)) {
      return Optional.of("consists of invisible characters only; give it a name that can be read");
    }
    return hidden(value).or(() -> edges(value));
  }

  /// True if nothing is wrong with a value.
  public static boolean isOne(@Nullable String value) {
    return objection(value).isEmpty();
  }

  private static Optional<String> hidden(String value) {
    int[] points = value.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int before = i == 0 ? 0 : points[i - 1];
      int after = i == points.length - 1 ? 0 : points[i + 1];
      if (points[i] == CodePoints.REPLACEMENT) {
        return Optional.of(
            "contains U+FFFD at position %d, which stands for bytes that could not be read; send it as UTF-8"
                .formatted(i + 1));
      }
      if (CodePoints.isHidden(points[i]) && !CodePoints.belongs(before, points[i], after)) {
        return Optional.of(
            "contains %s at position %d, which cannot be seen; remove it"
                .formatted(named(points[i]), i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> edges(String value) {
    boolean spaced =
        Character.isSpaceChar(value.codePointAt(0))
            || Character.isSpaceChar(value.codePointBefore(value.length()));
    return spaced ? Optional.of("begins or ends with a space; remove it") : Optional.empty();
  }

  private static String named(int codePoint) {
    String name = CodePoints.isUnpaired(codePoint) ? null : Character.getName(codePoint);
    return name == null
        ? "U+%04X (half of a character)".formatted(codePoint)
        : "U+%04X (%s)".formatted(codePoint, name);
  }
}
