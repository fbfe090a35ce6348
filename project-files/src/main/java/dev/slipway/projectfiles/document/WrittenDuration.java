package dev.slipway.projectfiles.document;

import java.time.Duration;

/// A duration as files write it: `90s`, `5m`, `24h`, `3d`.
public final class WrittenDuration {

  private WrittenDuration() {}

  /// Parses a text that the schema allows.
  ///
  /// @throws IllegalArgumentException for any other unit; the schema refuses it first
  public static Duration parse(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException("no duration: " + text);
    };
  }
}
