package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Plain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The message about something that could not be processed.
class LossReplyTest {

  private static final String ID = "test-abcdefghij";
  private static final ReleaseSnapshot OPEN = Releases.opened(ID).deployedToQa().snapshot();

  @Test
  void aLossIsToldBelowTheCardOfItsRelease() {
    Surface told = LossReply.of(lost(OPEN, null, "dev.slipway.timer.fired.v1"), "e1").getFirst();
    assertThat(told.threadOf()).isEqualTo("summary@channel");
    assertThat(Surfaces.of(OPEN)).extracting(Surface::key).contains(told.threadOf());
    assertThat(Plain.text(told.card().paragraphs().getFirst()))
        .isEqualTo(
            "Something that concerned the release test-abcdefghij could not be processed: too"
                + " large. An operator finds it with slipway dead-letters list at slipway.builds-3@17.");
  }

  @Test
  void aBuildThatOpenedNoReleaseIsToldByItself() {
    Surface told =
        LossReply.of(lost(null, "slack:C0TEST", "dev.slipway.build.completed.v1"), "e1").getFirst();
    assertThat(told.threadOf()).isNull();
    assertThat(told.destination().address()).isEqualTo("C0TEST");
    assertThat(Plain.text(told.card().paragraphs().getFirst()))
        .startsWith(
            "A build could not be processed, so the release test-abcdefghij was not opened.");
  }

  @Test
  void eachLossIsOneMessage() {
    InputLost lost = lost(OPEN, null, "dev.slipway.timer.fired.v1");
    assertThat(LossReply.of(lost, "e1").getFirst().key())
        .isEqualTo(LossReply.of(lost, "e1").getFirst().key())
        .isNotEqualTo(LossReply.of(lost, "e2").getFirst().key());
  }

  @Test
  void nobodyIsToldWhereNoChannelIsKnown() {
    assertThat(LossReply.of(lost(null, null, "dev.slipway.build.completed.v1"), "e1")).isEmpty();
  }

  private static InputLost lost(
      @Nullable ReleaseSnapshot release, @Nullable String channel, String input) {
    return new InputLost("test", ID, release, channel, input, "slipway.builds-3@17", "too large");
  }
}
