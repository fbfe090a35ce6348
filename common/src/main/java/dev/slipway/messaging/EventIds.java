package dev.slipway.messaging;

import dev.slipway.contract.Sha256;
import java.util.HexFormat;

/// Deterministic event ids: the same cause and position give the same id, so that an event that is
/// published again is recognised.
public final class EventIds {

  private EventIds() {}

  /// @param cause the id of the causing event, or the identity of an outside input
  /// @param position of this event among those that the cause has, from 0
  /// @return 32 hexadecimal characters
  public static String derive(String cause, int position) {
    byte[] hash = Sha256.of(cause + "#" + position);
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
