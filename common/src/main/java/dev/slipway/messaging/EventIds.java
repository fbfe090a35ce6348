package dev.slipway.messaging;

import dev.slipway.contract.Required;
import dev.slipway.contract.Sha256;
import java.util.HexFormat;

/// Deterministic event ids: the same cause and position give the same id, so that an event that is
/// published again is recognised.
public final class EventIds {

  private EventIds() {}

  /// The id of an event of one aggregate, whatever else the cause brings about.
  ///
  /// @param aggregate the kind and the id of what the event belongs to
  /// @param position of this event among those that the cause has at the aggregate, from 0
  /// @throws IllegalArgumentException as [#derive(String, int)]
  public static String derive(String cause, String aggregate, int position) {
    String id = derive(cause, position);
    return HexFormat.of().formatHex(Sha256.of(id + " " + aggregate), 0, 16);
  }

  /// @param cause the id of the causing event, or the identity of an outside input
  /// @param position of this event among those that the cause has, from 0
  /// @return 32 hexadecimal characters
  /// @throws IllegalArgumentException for a cause that is missing: two without one would share an id
  public static String derive(String cause, int position) {
    if (Required.field(cause, "cause").isBlank()) {
      throw new IllegalArgumentException("an event id needs a cause; give the input an id");
    }
    byte[] hash = Sha256.of(cause + "#" + position);
    return HexFormat.of().formatHex(hash, 0, 16);
  }
}
