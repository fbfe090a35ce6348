package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.platform.ChatPlatform;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that this worker has leased to bring up to date.
///
/// @param lease proves that the worker still holds it
/// @param version the release's version that the card shows
/// @param card as JSON, read only by who sends it: a row that cannot be read must not hold up others
/// @param conversation where it was posted, null before
/// @param messageId null before it was posted
/// @param thread the message that it replies to
/// @param inDoubt whether it may have been posted already
/// @param since when it was first tried to post it
/// @param behindSince when it began to show what is no longer so
/// @param buttons digests of the buttons that it shows and should show, empty for none
/// @param cause of what it should show now
record Delivery(
    long id,
    String lease,
    String platform,
    String destination,
    ChatPlatform.Identity identity,
    long version,
    String card,
    @Nullable String conversation,
    @Nullable String messageId,
    @Nullable String thread,
    boolean inDoubt,
    int attempts,
    Instant since,
    Instant behindSince,
    Buttons buttons,
    Correlation cause) {

  /// Digests of buttons, empty for none.
  record Buttons(String shown, String desired) {}

  /// Whether chat shows buttons that no longer count.
  boolean showsDeadButtons() {
    return !buttons.shown().isEmpty() && !buttons.shown().equals(buttons.desired());
  }

  /// A message that is not known to exist, taken for one that may exist, posted at most so long ago.
  Delivery lookingBack(Duration time) {
    return messageId != null || time.isZero()
        ? this
        : new Delivery(
            id,
            lease,
            platform,
            destination,
            identity,
            version,
            card,
            conversation,
            null,
            thread,
            true,
            attempts,
            since.minus(time),
            behindSince,
            buttons,
            cause);
  }
}
