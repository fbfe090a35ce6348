package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Drift;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.DeployStatus;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import dev.slipway.notifier.Releases;
import dev.slipway.notifier.view.card.Card;
import dev.slipway.notifier.view.card.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The classic flow, message by message.
class SurfacesTest {

  private static final String ID = "test-abcdefghij";
  private final Releases opened = Releases.opened(ID);
  private final Releases onQa = opened.deployedToQa();
  private final Releases approved = onQa.vote("qa-check", Releases.QA_ONE, "approve");
  private final Releases going =
      approved
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
  private final Releases productionFailed =
      going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live");
  private final Releases completed =
      going
          .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
          .finished(Outcome.COMPLETED, Releases.OWNER_ONE);

  @Test
  void anOpenedReleaseIsOneMessageInTheChannel() {
    Shown surfaces = surfaces(opened);
    assertThat(surfaces.byKey()).containsOnlyKeys("summary@channel");
    Surface summary = surfaces.get("summary@channel");
    assertThat(summary.destination()).isEqualTo(new Destination("slack", "C0TEST"));
    assertThat(text(summary)).contains("Deploying to qa…");
    assertThat(summary.card().tone()).isEqualTo(Tone.WORKING);
  }

  @Test
  void theSameMessageSaysHowManyPodsServe() {
    assertThat(text(surfaces(opened.qaUnderWay(2, null)).get("summary@channel")))
        .contains("Deploying to qa: 2 of 3 ready…");
  }

  @Test
  void whatADeploymentWaitsForIsInTheMessage() {
    assertThat(
            text(
                surfaces(opened.qaDelayed("an admission webhook does not answer"))
                    .get("summary@channel")))
        .contains("Deploying to qa has to wait: an admission webhook does not answer");
  }

  @Test
  void aClusterThatNobodyServesIsNamedInTheMessageAndInItsThread() {
    Shown surfaces = surfaces(opened.qaUnderWay(0, "eu-1"));
    assertThat(text(surfaces.get("summary@channel")))
        .contains("Deploying to qa: no deployer of the cluster eu-1 answers yet.");
    assertThat(text(surfaces.get("reply:unanswered:qa/1@summary@channel")))
        .contains("Nothing deploys to qa: no deployer of the cluster eu-1 answers.");
  }

  @Test
  void whatIsToldOfALaterDeploymentThatHasNotEndedIsBelowTheReleasesMessage() {
    Shown surfaces =
        surfaces(
            going.with(
                new Deploy(
                    "production",
                    DeployStatus.DEPLOYING,
                    null,
                    null,
                    null,
                    null,
                    1,
                    null,
                    "eu-1",
                    null,
                    null,
                    null,
                    null)));
    assertThat(surfaces.byKey()).doesNotContainKey("production@channel");
    assertThat(text(surfaces.get("reply:unanswered:production/1@summary@channel")))
        .contains("Nothing deploys to production: no deployer of the cluster eu-1 answers.");
    assertThat(surfaces.byKey().values())
        .filteredOn(surface -> surface.threadOf() != null)
        .allSatisfy(surface -> assertThat(surfaces.byKey()).containsKey(surface.threadOf()));
  }

  @Test
  void whatSomebodyChangedIsToldInTheMessageAndOnceInItsThread() {
    Drift changed =
        new Drift(
            "deployment shop-qa",
            false,
            List.of(
                new Drift.Change(".spec.replicas", "kubectl-scale"),
                new Drift.Change(".metadata.labels.team", null)),
            false);
    Shown surfaces = surfaces(onQa.qaDrifted(changed).finished(Outcome.COMPLETED, null));
    assertThat(text(surfaces.get("summary@channel")))
        .contains(
            "deployment shop-qa was changed: .spec.replicas by kubectl-scale, .metadata.labels.team.");
    assertThat(replies(surfaces, "reply:drift:qa/")).singleElement().asString().contains("left so");
  }

  @Test
  void whatSomebodyDeletedAndIsPutRightIsToldSo() {
    Drift deleted = new Drift("deployment shop-qa", true, List.of(), true);
    Shown surfaces = surfaces(onQa.qaDrifted(deleted));
    assertThat(replies(surfaces, "reply:drift:qa/"))
        .singleElement()
        .asString()
        .contains("deployment shop-qa was deleted. It is put right.");
  }

  private static List<String> replies(Shown surfaces, String prefix) {
    return surfaces.byKey().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> text(entry.getValue()))
        .toList();
  }

  @Test
  void theSameMessageBecomesFailedAndWhy() {
    Surface summary = surfaces(opened.qaFailed()).get("summary@channel");
    assertThat(text(summary))
        .contains(
            "Deployment to qa failed: container app: the image registry/app:bad cannot be pulled (ImagePullBackOff)")
        .contains("Its last lines are in the thread.")
        .doesNotContain("cannot <bind> & stop")
        .contains("Ended: the deployment failed.");
    assertThat(summary.card().tone()).isEqualTo(Tone.BAD);
    assertThat(surfaces(opened.qaFailed()).byKey())
        .containsOnlyKeys("summary@channel", "reply:log:qa/1@summary@channel");
  }

  @Test
  void theSameMessageBecomesDeployedWithTheLinkAndSaysWhoIsWaitedFor() {
    Surface summary = surfaces(onQa).get("summary@channel");
    assertThat(text(summary))
        .contains("Deployed to qa: " + Releases.QA_URL)
        .contains("go-live: Waiting for owners.");
    assertThat(summary.card().tone()).isEqualTo(Tone.ASKING);
  }

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
  void onlyADeploymentUnderWayIsPassing() {
    assertThat(surfaces(opened).get("summary@channel").passing()).isTrue();
    assertThat(surfaces(onQa).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(going).get("summary@channel").passing()).isTrue();
    assertThat(surfaces(completed).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(productionFailed).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(opened.qaUnderWay(0, "eu-1")).get("summary@channel").passing()).isFalse();
    assertThat(surfaces(opened.qaDelayed("a webhook")).get("summary@channel").passing()).isFalse();
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

  @Test
  void everySurfaceButAFailuresRepliesIsThereInEveryLaterSnapshot() {
    Releases again =
        productionFailed
            .vote("go-live", Releases.OWNER_TWO, "deploy")
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYED, Releases.OWNER_TWO, 2)
            .finished(Outcome.COMPLETED, Releases.OWNER_TWO);
    List<Releases> flow = List.of(opened, onQa, approved, going, productionFailed, again);
    for (int i = 1; i < flow.size(); i++) {
      List<String> before =
          surfaces(flow.get(i - 1)).byKey().keySet().stream()
              .filter(key -> !key.startsWith("reply:log:") && !key.startsWith("reply:failed:"))
              .toList();
      assertThat(surfaces(flow.get(i)).byKey().keySet()).containsAll(before);
    }
  }

  @Test
  void aReplyComesAfterTheMessageItRepliesTo() {
    List<String> keys = Surfaces.of(approved.snapshot()).stream().map(Surface::key).toList();
    assertThat(keys.indexOf("go-live@owner-one"))
        .isLessThan(keys.indexOf("reply:vote:qa-check/1/qa-one@go-live@owner-one"));
  }

  private static void assertNoButtons(Shown surfaces) {
    assertThat(surfaces.byKey().values()).allSatisfy(s -> assertThat(s.card().actions()).isEmpty());
  }

  private static Shown surfaces(Releases release) {
    return Shown.of(release);
  }

  private static String text(Surface surface) {
    return Shown.text(surface);
  }

  @Test
  void aPersonWithoutSlackHasNoMessage() {
    Person elsewhere = new Person("qa-three", null, "qa-three@example.org", List.of());
    Gate gate = (Gate) onQa.snapshot().steps().get(1);
    Releases changed =
        onQa.with(
            new Gate(
                gate.name(),
                gate.status(),
                gate.from(),
                List.of(elsewhere, Releases.QA_ONE),
                gate.choices(),
                gate.advisory(),
                gate.attempt(),
                gate.votes(),
                null,
                List.of()));
    assertThat(surfaces(changed).byKey())
        .containsKey("qa-check@qa-one")
        .doesNotContainKey("qa-check@qa-three");
    assertThat(text(surfaces(changed).get("go-live@owner-one")))
        .contains("qa-check: qa-three, @U0QA1");
  }
}
