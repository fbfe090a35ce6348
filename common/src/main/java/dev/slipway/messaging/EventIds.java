package dev.slipway.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Deterministic event ids: the same cause and position give the same id, so that an event that is
/// published again is recognised.
public final class EventIds {

  private EventIds() {}

  /// @param cause the id of the causing event, or the identity of an outside input
  /// @param position of this event among those that the cause has, from 0
  /// @return 32 hexadecimal characters
  public static String derive(String cause, int position) {
    byte[] hash = sha256(cause + "#" + position);
    return HexFormat.of().formatHex(hash, 0, 16);
  }

  /// The SHA-256 of a text in UTF-8.
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
