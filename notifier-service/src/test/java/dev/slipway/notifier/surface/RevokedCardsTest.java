package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Tone;
import dev.slipway.view.gate.DelegationText;
import org.junit.jupiter.api.Test;

/// The messages of somebody who may not decide any more.
class RevokedCardsTest {

  private final Releases onQa = Releases.opened("test-abcdefghij").deployedToQa();
  private final Releases left = onQa.left("go-live", Releases.OWNER_ONE);

  @Test
  void whoeverLeftLosesTheirButtonsAndReadsWhy() {
    Surface before = Shown.of(onQa).get("go-live@owner-one");
    assertThat(before.card().actions()).isNotEmpty();
    Surface after = Shown.of(left).get("go-live@owner-one");
    assertThat(after.card().actions()).isEmpty();
    assertThat(Shown.text(after))
        .contains("you are no longer in a group that can decide here")
        .contains("ask somebody who keeps the project's groups to add you again");
    assertThat(after.card().tone()).isNotEqualTo(Tone.ASKING);
  }

  @Test
  void theOthersKeepTheirButtons() {
    assertThat(Shown.of(left).get("go-live@owner-two").card().actions()).isNotEmpty();
  }

  @Test
  void nobodyWaitsForWhoeverLeft() {
    assertThat(DelegationText.awaited((Gate) left.snapshot().steps().get(2)))
        .containsExactly(Releases.OWNER_TWO);
    assertThat(Shown.of(left.reminded("go-live", 1)).byKey())
        .doesNotContainKey("reply:reminder:go-live/1/1@go-live@owner-one")
        .containsKey("reply:reminder:go-live/1/1@go-live@owner-two");
  }

  @Test
  void whoeverLeftHoldsNobodysVote() {
    Releases handed =
        onQa.delegated("qa-check", Releases.QA_ONE, Releases.OWNER_ONE)
            .left("qa-check", Releases.OWNER_ONE);
    assertThat(Shown.of(handed).get("qa-check@owner-one").card().actions()).isEmpty();
    assertThat(Shown.of(handed).get("qa-check@qa-one").card().actions()).isNotEmpty();
  }

  @Test
  void aGateThatTooFewCanPassSaysWhatToDo() {
    Releases stuck = left.deadlocked("go-live", Deadlock.LEFT);
    assertThat(Shown.of(stuck).text("summary@channel"))
        .contains("too few of owners are left")
        .contains("Add them again, or build again");
  }
}
