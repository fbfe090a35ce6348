package dev.slipway.notifier.surface;

/// The destination of a message.
///
/// @param platform for example `slack`
/// @param address a channel's or a person's id on it
public record Destination(String platform, String address) {

  /// Reads `platform:id`.
  ///
  /// @throws IllegalArgumentException where there is no platform or no id
  public static Destination parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException(
          "'" + text + "' is no destination; write platform:id, for example slack:C0TEST");
    }
    return new Destination(text.substring(0, colon), text.substring(colon + 1));
  }
}
