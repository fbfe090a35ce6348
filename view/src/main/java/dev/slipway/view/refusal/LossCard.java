package dev.slipway.view.refusal;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;

/// Reports an input that could not be processed, and the operator's next step.
public final class LossCard {

  private static final int LONGEST = 300;
  private static final String BUILD = "dev.slipway.build.completed.v1";

  private LossCard() {}

  /// One sentence for the channel, in the tone of a failure.
  public static Card of(InputLost lost) {
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
