package dev.slipway.notifier.surface;

import static dev.slipway.contract.release.StepSnapshot.DeployStatus.DEPLOYED;
import static dev.slipway.contract.release.StepSnapshot.DeployStatus.DEPLOYING;
import static dev.slipway.contract.release.StepSnapshot.DeployStatus.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.Strategies;
import dev.slipway.view.card.Card;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The messages about freezes and deployments in phases.
class StrategiesTest {

  private static final String ID = "test-abcdefghij";
  private static final String SUMMARY = "summary@channel";
  private static final String FREEZE = "production-freeze";
  private static final String TEN = "production-10";

  private final Releases going =
      Releases.opened(ID)
          .deployedToQa()
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED);
  private final Releases frozen = Strategies.frozen(going, List.of("owners"), GateStatus.OPEN, 1);
  private final Releases preview = Strategies.blueGreen(going, DEPLOYED, GateStatus.OPEN, PENDING);
  private final Releases ten =
      Strategies.canary(
          going, List.of(DEPLOYED, PENDING, PENDING), List.of(GateStatus.OPEN, GateStatus.PENDING));

  @Test
  void aFrozenReleaseSaysUntilWhenAndWhoMayDeployAnyway() {
    assertThat(Shown.of(frozen).text(SUMMARY))
        .contains(
            "production is frozen until 2026-03-02T07:00:00Z (Weekend). owners may deploy anyway.");
  }

  @Test
  void whereNobodyMayDeployAnywayNobodyIsNamedAndNobodyIsAsked() {
    Shown shown = Shown.of(Strategies.frozen(going, List.of(), GateStatus.OPEN, 1));
    assertThat(shown.text(SUMMARY)).contains("(Weekend).").doesNotContain("anyway");
    assertThat(shown.byKey().keySet()).noneMatch(key -> key.startsWith(FREEZE));
  }

  @Test
  void whoMayDeployAnywayIsAskedWithAButton() {
    Surface asked = Shown.of(frozen).get(FREEZE + "@owner-two");
    assertThat(Shown.text(asked)).contains("(Weekend); you may deploy anyway, and say why.");
    assertThat(asked.card().actions())
        .extracting(Card.Action::value)
        .containsExactly(ID + "/production-freeze/override/1/b8ae1c56");
  }

  @Test
  void whoDecidedBeforeTheFreezeReadsItInTheChannel() {
    assertThat(Shown.of(frozen).text("go-live@owner-one")).doesNotContain("frozen");
    assertThat(Shown.of(frozen).text(SUMMARY)).contains("production is frozen until");
  }

  @Test
  void aFreezeThatThereWasNotIsNotShown() {
    Shown shown = Shown.of(Strategies.frozen(going, List.of("owners"), GateStatus.PASSED, 0));
    assertThat(shown.byKey().keySet()).noneMatch(key -> key.contains("freeze"));
    assertThat(shown.byKey().values())
        .allSatisfy(surface -> assertThat(Shown.text(surface)).doesNotContain("freeze", "frozen"));
  }

  @Test
  void theEndOfAFreezeIsNobodysDecision() {
    Shown shown = Shown.of(Strategies.frozen(going, List.of("owners"), GateStatus.PASSED, 1));
    assertThat(shown.text(SUMMARY)).contains("production was frozen (Weekend).");
    assertThat(shown.text(FREEZE + "@owner-one"))
        .contains("production was frozen")
        .doesNotContain("decided", "xpired");
  }

  @Test
  void whoDeployedInTheFreezeIsShownWithTheReason() {
    Releases overridden =
        frozen
            .answered(
                FREEZE, Releases.OWNER_TWO, "override", new Answer.Text("reason", "It is down"))
            .status(FREEZE, GateStatus.PASSED);
    assertThat(Shown.of(overridden).text(SUMMARY))
        .contains("@U0OWNER2 deployed in the freeze: “It is down”");
  }

  @Test
  void aPreviewIsLinkedAndItsPeopleAreAskedToSwitch() {
    Shown shown = Shown.of(preview);
    assertThat(shown.text(SUMMARY))
        .contains("production: the new version runs beside the old one: " + Strategies.PREVIEW_URL);
    Surface asked = shown.get("production-switch@owner-one");
    assertThat(Shown.text(asked)).contains(Strategies.PREVIEW_URL, "please choose.");
    assertThat(asked.card().actions())
        .extracting(Card.Action::label)
        .containsExactly("Switch", "Do not switch");
    assertThat(shown.byKey())
        .doesNotContainKeys("production@channel", "production-preview@channel");
  }

  @Test
  void onceSwitchedThePreviewIsNoLongerShown() {
    Releases switched =
        Strategies.blueGreen(going, DEPLOYED, GateStatus.PASSED, DEPLOYED)
            .finished(Outcome.COMPLETED, Releases.OWNER_ONE);
    Shown shown = Shown.of(switched);
    assertThat(shown.text(SUMMARY)).doesNotContain("beside", Strategies.PREVIEW_URL);
    assertThat(shown.text("production@channel"))
        .contains("Switched production to the new version by @U0OWNER1: " + Releases.LIVE_URL);
  }

  @Test
  void whatWasNotSwitchedToIsNotDeployed() {
    for (Releases rejected :
        List.of(
            Strategies.blueGreen(going, DEPLOYED, GateStatus.REJECTED, PENDING),
            Strategies.blueGreen(going, PENDING, GateStatus.REJECTED, PENDING))) {
      assertThat(Shown.of(rejected.finished(Outcome.REJECTED, Releases.OWNER_TWO)).text(SUMMARY))
          .contains("Rejected by @U0OWNER2.")
          .doesNotContain("beside", Strategies.PREVIEW_URL);
    }
  }

  @Test
  void aCanarySaysItsShareAndWhenItGoesOn() {
    Shown shown = Shown.of(ten);
    assertThat(shown.text(SUMMARY))
        .contains("production: 10 % of the requests reach the new version.")
        .contains(
            "production-10-hold: Goes on by itself 2026-03-01T12:30:00Z; owners may choose before.");
    assertThat(shown.get("production-10-hold@owner-one").card().actions())
        .extracting(Card.Action::label)
        .containsExactly("Go on", "Abort");
    assertThat(shown.byKey()).doesNotContainKey("production-10@channel");
  }

  @Test
  void ofTheSharesOnlyTheLatestIsShownAndGoingOnByItselfIsNobodysDecision() {
    Shown shown =
        Shown.of(
            Strategies.canary(
                going,
                List.of(DEPLOYED, DEPLOYING, PENDING),
                List.of(GateStatus.PASSED, GateStatus.PENDING)));
    assertThat(shown.text(SUMMARY))
        .contains("Deploying to production for 50 % of the requests by @U0OWNER1…")
        .doesNotContain("10 %", "production-10-hold");
    assertThat(shown.text("production-10-hold@owner-one"))
        .contains("went on by itself.")
        .doesNotContain("10 %");
  }

  @Test
  void aShareThatWholePodsMakeIsToldBesideTheOneThatWasAskedFor() {
    Shown shown = Shown.of(Strategies.reaching(ten, TEN, new Traffic(20, false)));
    assertThat(shown.text(SUMMARY))
        .contains("production: 20 % of the requests reach the new version (10 % were asked for).");
  }

  @Test
  void aShareThatIsWhatWasAskedForIsToldOnce() {
    Shown shown = Shown.of(Strategies.reaching(ten, TEN, new Traffic(10, false)));
    assertThat(shown.text(SUMMARY))
        .contains("production: 10 % of the requests reach the new version.\n");
  }

  @Test
  void aFirstVersionServesAloneWhateverShareWasAskedFor() {
    Shown shown = Shown.of(Strategies.reaching(ten, TEN, new Traffic(100, true)));
    for (String key : List.of(SUMMARY, "production-10-hold@owner-one")) {
      assertThat(shown.text(key))
          .contains("production: the new version serves alone: nothing was there before")
          .doesNotContain(" % of the requests");
    }
  }

  @Test
  void aFirstPreviewRunsBesideNothing() {
    Shown shown =
        Shown.of(Strategies.reaching(preview, "production-preview", new Traffic(0, true)));
    assertThat(shown.text(SUMMARY))
        .contains(
            "production: the new version runs alone, since nothing was there before: "
                + Strategies.PREVIEW_URL)
        .doesNotContain("beside");
  }

  @Test
  void aFirstVersionThatIsTakenBackLeavesNothingThatServes() {
    List<GateStatus> gates = List.of(GateStatus.PASSED, GateStatus.REJECTED);
    Releases aborted = Strategies.canary(going, List.of(PENDING, PENDING, PENDING), gates);
    for (String step : List.of(TEN, "production-50")) {
      aborted = Strategies.reaching(aborted, step, new Traffic(0, true));
    }
    Shown shown = Shown.of(aborted.finished(Outcome.REJECTED, Releases.OWNER_TWO));
    assertThat(shown.text(SUMMARY))
        .containsOnlyOnce("Not deployed to production: taking it away left nothing that serves");
  }
}
