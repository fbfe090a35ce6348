package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.step.ShownStep.Place;
import java.util.List;
import java.util.Optional;

/// A release's way through its pipeline in one line: `qa ✓ › qa-check ✓ › **go-live** › production`. What is done has a
/// tick, what failed a cross, what was left out a dash, and what the release is at stands out. All phases of a
/// deployment, and the gates between them, are one place.
final class PipelineLine {

  private static final int LONGEST_NAME = 40;
  private static final String NEXT = " › ";

  private PipelineLine() {}

  /// Empty for a pipeline of one place, whose headline says all.
  static Optional<Text> of(ReleaseSnapshot release) {
    List<Place> places = ShownSteps.of(release).flatMap(step -> step.place().stream()).toList();
    if (places.size() < 2) {
      return Optional.empty();
    }
    Text text = Text.none();
    for (Place place : places) {
      text = marked(text.spans().isEmpty() ? text : text.words(NEXT), place);
    }
    return Optional.of(text);
  }

  private static Text marked(Text text, Place place) {
    String name = Legible.ends(place.name(), LONGEST_NAME).replace('\n', ' ');
    return switch (place.mark()) {
      case TO_COME -> text.words(name);
      case CURRENT -> text.strong(name);
      case DONE -> text.words(name + " ✓");
      case FAILED -> text.words(name + " ✗");
      case LEFT_OUT -> text.words(name + " –");
    };
  }
}
