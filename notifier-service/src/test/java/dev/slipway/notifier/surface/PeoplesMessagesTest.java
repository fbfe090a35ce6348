package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The messages of the people of a gate, and the replies below them.
class PeoplesMessagesTest extends ClassicFlow {

  @Test
  void ownersAndQaAreAskedDirectly() {
    Shown surfaces = surfaces(onQa);
    assertThat(surfaces.byKey())
        .containsOnlyKeys(
            "summary@channel",
            "qa-check@qa-one",
            "qa-check@qa-two",
            "go-live@owner-one",
            "go-live@owner-two");
    Surface owner = surfaces.get("go-live@owner-one");
    assertThat(owner.destination()).isEqualTo(new Destination("slack", "U0OWNER1"));
    assertThat(text(owner)).contains(Releases.QA_URL).contains("qa-check: @U0QA1, @U0QA2");
    assertThat(owner.card().actions())
        .containsExactly(
            new Card.Action(
                "deploy", "Deploy to production", ID + "/go-live/deploy/1", Card.Style.PRIMARY),
            new Card.Action("close", "Close", ID + "/go-live/close/1", Card.Style.DANGER));
    assertThat(surfaces.get("qa-check@qa-one").card().actions())
        .extracting(Card.Action::value)
        .containsExactly(ID + "/qa-check/approve/1", ID + "/qa-check/reject/1");
  }

  @Test
  void aVoteRemovesTheVotersButtonsAndSaysWhatWasChosen() {
    Shown surfaces = surfaces(approved);
    assertThat(text(surfaces.get("qa-check@qa-one"))).contains("You chose Approve.");
    assertThat(surfaces.get("qa-check@qa-one").card().actions()).isEmpty();
    assertThat(surfaces.get("qa-check@qa-two").card().actions()).hasSize(2);
  }

  @Test
  void nobodysMessageFollowsWhatOthersChoose() {
    Shown before = surfaces(onQa);
    Shown after = surfaces(approved);
    for (String key : List.of("qa-check@qa-two", "go-live@owner-one", "summary@channel")) {
      assertThat(after.get(key).card()).as(key).isEqualTo(before.get(key).card());
    }
  }

  @Test
  void aDecidedGatesMessagesDoNotFollowTheRelease() {
    for (String key :
        List.of("qa-check@qa-one", "qa-check@qa-two", "go-live@owner-one", "go-live@owner-two")) {
      assertThat(surfaces(completed).get(key).card())
          .as(key)
          .isEqualTo(surfaces(going).get(key).card());
    }
  }

  @Test
  void aSupersededGatesMessagesChangeOnce() {
    Releases superseding = onQa.supersededBy("test-cccccccccc");
    Releases superseded =
        superseding
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.SUPERSEDED, null);
    assertThat(surfaces(superseded).get("go-live@owner-one").card())
        .isEqualTo(surfaces(superseding).get("go-live@owner-one").card());
  }

  @Test
  void aVoteIsAReplyUnderEachLaterGatesMessage() {
    Shown surfaces = surfaces(approved);
    for (String owner : List.of("owner-one", "owner-two")) {
      Surface reply = surfaces.get("reply:vote:qa-check/1/qa-one@go-live@" + owner);
      assertThat(reply.threadOf()).isEqualTo("go-live@" + owner);
      assertThat(text(reply)).isEqualTo("qa-check: @U0QA1 chose Approve.");
    }
    assertThat(text(surfaces.get("reply:vote:qa-check/1/qa-one@summary@channel")))
        .isEqualTo("qa-check: @U0QA1 chose Approve.");
    assertThat(surfaces.byKey()).hasSize(8);
  }

  @Test
  void onCloseAllOwnersHearWhoAndNobodyHasButtons() {
    Releases closed =
        onQa.vote("go-live", Releases.OWNER_TWO, "close")
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.CLOSED, Releases.OWNER_TWO);
    Shown surfaces = surfaces(closed);
    assertThat(text(surfaces.get("go-live@owner-one"))).contains("Closed by @U0OWNER2.");
    assertThat(text(surfaces.get("go-live@owner-two"))).contains("You chose Close.");
    assertThat(text(surfaces.get("summary@channel"))).contains("Closed by @U0OWNER2.");
    assertNoButtons(surfaces);
  }

  @Test
  void aRejectionSaysWhoAndTakesAllButtons() {
    Releases rejected =
        onQa.vote("qa-check", Releases.QA_TWO, "reject")
            .status("qa-check", GateStatus.REJECTED)
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.REJECTED, Releases.QA_TWO);
    Shown surfaces = surfaces(rejected);
    assertThat(text(surfaces.get("summary@channel"))).contains("Rejected by @U0QA2.");
    assertThat(surfaces.get("summary@channel").card().tone()).isEqualTo(Tone.BAD);
    assertNoButtons(surfaces);
  }

  @Test
  void whileProductionIsDeployedOwnersSeeWhoDecidedAndQaHasNoButtons() {
    Shown surfaces = surfaces(going);
    assertThat(text(surfaces.get("go-live@owner-two")))
        .contains("@U0OWNER1 chose Deploy to production.");
    assertThat(surfaces.byKey()).doesNotContainKey("production@channel");
    assertNoButtons(surfaces);
  }
}
