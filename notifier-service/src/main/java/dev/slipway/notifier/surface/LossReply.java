package dev.slipway.notifier.surface;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.refusal.LossCard;
import java.util.List;

/// The messages in the project's channels about something that could not be processed: below the release's card, or
/// by itself if no such release exists.
public final class LossReply {

  private LossReply() {}

  /// One for each channel of the release; of a release that does not exist, one in the channel that is known. None if
  /// nobody knows which channel to tell.
  ///
  /// @param event the event's id: one message for each
  public static List<Surface> of(InputLost lost, String event) {
    ReleaseSnapshot release = lost.release();
    if (release != null) {
      return ProjectChannel.of(release).stream()
          .map(channel -> below(SurfaceKeys.summary(channel), channel, lost, event))
          .toList();
    }
    String channel = lost.channel();
    return channel == null
        ? List.of()
        : List.of(
            new Surface(
                SurfaceKeys.lost(event), Destination.parse(channel), null, LossCard.of(lost)));
  }

  private static Surface below(
      String summary, ProjectChannel channel, InputLost lost, String event) {
    return new Surface(
        SurfaceKeys.lostInRelease(event, summary),
        channel.destination(),
        summary,
        LossCard.of(lost));
  }
}
