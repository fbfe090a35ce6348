package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Tone;
import org.junit.jupiter.api.Test;

/// The messages of a release that fails, succeeds or is superseded.
class ReleaseEndTest extends ClassicFlow {

  @Test
  void aFailedProductionDeploymentTellsTheChannelAndLetsOwnersTryAgain() {
    Shown surfaces = surfaces(productionFailed);
    assertThat(text(surfaces.get("production@channel")))
        .contains("Deployment to production by @U0OWNER1 failed: container app")
        .contains("owners can try again.");
    Surface owner = surfaces.get("go-live@owner-one");
    assertThat(text(owner)).contains("failed: container app");
    assertThat(owner.card().actions())
        .extracting(Card.Action::value)
        .containsExactly(ID + "/go-live/deploy/2", ID + "/go-live/close/2");
    assertThat(surfaces.get("qa-check@qa-one").card().actions()).isEmpty();
  }

  @Test
  void afterAFailureThatWasClosedNobodyIsToldToTryAgain() {
    Releases closed =
        productionFailed
            .vote("go-live", Releases.OWNER_ONE, "close")
            .status("go-live", GateStatus.CLOSED)
            .finished(Outcome.CLOSED, Releases.OWNER_ONE);
    assertThat(text(surfaces(closed).get("production@channel")))
        .doesNotContain("try again")
        .contains("Closed by @U0OWNER1.");
  }

  @Test
  void theSecondTryEditsTheSameMessage() {
    Releases again =
        productionFailed
            .vote("go-live", Releases.OWNER_TWO, "deploy")
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYING, Releases.OWNER_TWO, 2);
    assertThat(text(surfaces(again).get("production@channel")))
        .contains("Deploying again to production by @U0OWNER2…");
  }

  @Test
  void successSaysWhoDidItAndTakesAllButtons() {
    Shown surfaces = surfaces(completed);
    assertThat(text(surfaces.get("production@channel")))
        .contains("Deployed to production by @U0OWNER1: " + Releases.LIVE_URL);
    assertThat(surfaces.get("production@channel").card().tone()).isEqualTo(Tone.GOOD);
    assertThat(text(surfaces.get("summary@channel"))).contains("Completed by @U0OWNER1.");
    assertThat(text(surfaces.get("go-live@owner-one"))).contains("You chose Deploy to production.");
    assertNoButtons(surfaces);
  }

  @Test
  void aPendingSupersessionTakesTheButtonsAndSaysWhy() {
    Shown surfaces = surfaces(onQa.supersededBy("test-cccccccccc"));
    assertNoButtons(surfaces);
    assertThat(text(surfaces.get("go-live@owner-one")))
        .contains("A newer build (test-cccccccccc) takes this one's place.");
  }

  @Test
  void aSupersededReleaseNamesTheNewerOne() {
    Releases superseded = onQa.supersededBy("test-cccccccccc").finished(Outcome.SUPERSEDED, null);
    assertThat(text(surfaces(superseded).get("summary@channel")))
        .contains("Superseded by a newer build: test-cccccccccc.");
    assertNoButtons(surfaces(superseded));
  }

  @Test
  void anExpiredReleaseNamesTheGate() {
    Releases expired = onQa.status("go-live", GateStatus.EXPIRED).finished(Outcome.EXPIRED, null);
    assertThat(text(surfaces(expired).get("summary@channel")))
        .contains("go-live: Expired, it was not decided in time.", "The release has expired.");
    assertNoButtons(surfaces(expired));
  }
}
