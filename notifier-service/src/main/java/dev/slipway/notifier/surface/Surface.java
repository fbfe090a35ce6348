package dev.slipway.notifier.surface;

import dev.slipway.contract.Sha256;
import dev.slipway.view.card.Card;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One message that should exist, for ever the same one, whatever it shows.
///
/// @param key stable and unique in its release, for example `summary@channel`
/// @param threadOf the key of the surface this is a reply to
/// @param passing whether it shows something that will soon be otherwise, so that its change may wait for what comes next
public record Surface(
    String key, Destination destination, @Nullable String threadOf, Card card, boolean passing) {

  /// PostgreSQL's index takes some 2,700 bytes a row, and a key holds names that others gave.
  private static final int LONGEST_KEY = 500;

  public Surface {
    key = indexable(key);
    threadOf = threadOf == null ? null : indexable(threadOf);
  }

  /// One whose changes wait for nothing.
  public Surface(String key, Destination destination, @Nullable String threadOf, Card card) {
    this(key, destination, threadOf, card, false);
  }

  private static String indexable(String key) {
    return key.length() <= LONGEST_KEY ? key : HexFormat.of().formatHex(Sha256.of(key));
  }
}
