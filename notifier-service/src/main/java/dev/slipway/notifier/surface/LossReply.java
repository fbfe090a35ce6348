package dev.slipway.notifier.surface;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.refusal.LossCard;
import java.util.Optional;

/// The message in the project's channel about something that could not be processed: below the release's card, or
/// by itself if no such release exists.
public final class LossReply {

  private LossReply() {}

  /// Empty if nobody knows which channel to tell.
  ///
  /// @param event the event's id: one message for each
  public static Optional<Surface> of(InputLost lost, String event) {
    ReleaseSnapshot release = lost.release();
    if (release != null) {
      return Optional.of(
          new Surface(
              SurfaceKeys.lostInRelease(event),
              Destination.parse(release.channel()),
              SurfaceKeys.SUMMARY,
              LossCard.of(lost)));
    }
    return Optional.ofNullable(lost.channel())
        .map(channel ->
            new Surface(
                SurfaceKeys.lost(event), Destination.parse(channel), null, LossCard.of(lost)));
  }
}
