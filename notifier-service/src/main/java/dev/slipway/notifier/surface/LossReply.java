package dev.slipway.notifier.surface;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseSnapshot;
import java.util.Optional;

/// The message in the project's channel about something that could not be processed: below the release's card, or
/// by itself if no such release exists.
public final class LossReply {

  private static final int LONGEST = 300;
  private static final String BUILD = "dev.slipway.build.completed.v1";
  private static final String SUMMARY = "summary@channel";

  private LossReply() {}

  /// Empty if nobody knows which channel to tell.
  ///
  /// @param event the event's id: one message for each
  public static Optional<Surface> of(InputLost lost, String event) {
    ReleaseSnapshot release = lost.release();
    if (release != null) {
      return Optional.of(
          new Surface(
              "reply:lost:" + event + "@" + SUMMARY,
              Destination.parse(release.channel()),
              SUMMARY,
              card(lost)));
    }
    return Optional.ofNullable(lost.channel())
        .map(channel ->
            new Surface(
                "lost:" + event + "@channel", Destination.parse(channel), null, card(lost)));
  }

  private static Card card(InputLost lost) {
    Text what =
        lost.input().equals(BUILD)
            ? Text.of("A build could not be processed, so the release ")
                .code(Legible.head(lost.releaseId(), LONGEST))
                .words(" was not opened. Build it again once this is mended: ")
            : Text.of("Something that concerned the release ")
                .code(Legible.head(lost.releaseId(), LONGEST))
                .words(" could not be processed: ");
    return Card.sentence(
        Tone.BAD,
        what.words(Legible.head(lost.reason(), LONGEST))
            .words(". An operator finds it with ")
            .code("slipway dead-letters list")
            .words(" at ")
            .code(Legible.head(lost.place(), LONGEST))
            .words("."));
  }
}
