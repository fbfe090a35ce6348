package dev.slipway.notifier.delivery.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.delivery.message.LoadScript.Moment;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The edits that a release of ten deciders takes, if what passes is over before its change is due.
class EditsOfAReleaseTest {

  @Test
  void aReleaseOfTenDecidersTakesTwelveEdits() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(edits(new Random(seed))).as("seed " + seed).isEqualTo(12);
    }
  }

  private static int edits(Random random) {
    Map<String, Card> shown = new HashMap<>();
    int edits = 0;
    for (Moment moment : LoadScript.of("test-alone", Releases.NOON, random)) {
      for (Surface surface : Surfaces.of(moment.release().snapshot())) {
        Card before = shown.get(surface.key());
        if (before == null || !surface.passing()) {
          edits += before == null || before.equals(surface.card()) ? 0 : 1;
          shown.put(surface.key(), surface.card());
        }
      }
    }
    return edits;
  }
}
