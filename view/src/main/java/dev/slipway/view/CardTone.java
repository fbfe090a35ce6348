package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.view.card.Tone;
import dev.slipway.view.release.OutcomeText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The tone of a card: the worst current state of what it shows.
final class CardTone {

  /// From the worst to the best.
  private static final List<Tone> BY_WEIGHT =
      List.of(Tone.BAD, Tone.ASKING, Tone.WORKING, Tone.ENDED, Tone.GOOD);

  private CardTone() {}

  /// @param shown the steps whose state the card tells
  static Tone of(ReleaseSnapshot release, Collection<? extends StepSnapshot> shown) {
    boolean finished = OutcomeText.finished(release);
    Tone own = finished ? OutcomeText.tone(release) : Tone.WORKING;
    return worst(
        Stream.concat(Stream.of(own), shown.stream().flatMap(step -> tone(release, step))));
  }

  /// Of one step alone, whatever the release's own state is.
  static Tone of(StepSnapshot shown, ReleaseSnapshot release) {
    return worst(tone(release, shown));
  }

  /// The one of the most weight.
  static Tone worst(Stream<Tone> tones) {
    return tones
        .min((one, other) -> Integer.compare(BY_WEIGHT.indexOf(one), BY_WEIGHT.indexOf(other)))
        .orElse(Tone.WORKING);
  }

  private static Stream<Tone> tone(ReleaseSnapshot release, StepSnapshot step) {
    return ShownSteps.of(release, step).tone().stream();
  }
}
