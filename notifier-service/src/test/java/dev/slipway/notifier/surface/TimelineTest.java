package dev.slipway.notifier.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The times and authors of decisions in the messages about a release.
class TimelineTest {

  private final Releases onQa = Releases.opened("test-abcdefghij").deployedToQa();
  private final Releases going =
      onQa.vote("qa-check", Releases.QA_ONE, "approve")
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED);
  private final Releases productionFailed =
      going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live");

  @Test
  void theSummarySaysWhoChoseWhatAndWhen() {
    Releases passed = going.until("go-live", Releases.NOON);
    assertThat(Shown.of(passed).text("summary@channel"))
        .contains(
            "go-live: Passed.\n• 2026-03-01T12:07:00Z · @U0OWNER1 chose Deploy to production.")
        .contains("qa-check: Closed.\n• 2026-03-01T12:07:00Z · @U0QA1 chose Approve.");
  }

  @Test
  void aGateThatNobodyCanPassSaysWhatToDo() {
    Shown shown = Shown.of(onQa.deadlocked("go-live", Deadlock.BARRED));
    assertThat(shown.text("summary@channel"))
        .contains("go-live: Nobody can pass this gate", "Add somebody", "build again", "/slipway")
        .doesNotContain("go-live: Waiting for");
    assertThat(shown.text("go-live@owner-one")).contains("Nobody can pass this gate");
  }

  @Test
  void anAuthorWhomNobodyKnowsIsTold() {
    assertThat(Shown.of(onQa.unknownAuthor("go-live")).text("summary@channel"))
        .contains("go-live: Waiting for owners. Nobody in people.yaml is known by the author");
  }

  @Test
  void onlyTheGroupsThatOweAnApprovalAreWaitedFor() {
    Releases both = onQa.missing("qa-check", "owners").vote("qa-check", Releases.QA_ONE, "approve");
    assertThat(Shown.of(both).text("summary@channel")).contains("qa-check: Waiting for owners");
    assertThat(Shown.of(both).text("qa-check@qa-one")).endsWith("qa-check: You chose Approve.");
  }

  @Test
  void theSummaryKeepsTheVotesOfEarlierOpenings() {
    assertThat(Shown.of(productionFailed).text("summary@channel"))
        .contains("go-live: Waiting for owners.\n• 2026-03-01T12:07:00Z · @U0OWNER1 chose");
  }

  @Test
  void thatAGateWasNotDecidedInTimeIsToldOnceInAMessage() {
    Shown expired =
        Shown.of(
            onQa.status("qa-check", GateStatus.CLOSED)
                .status("go-live", GateStatus.EXPIRED)
                .finished(Outcome.EXPIRED, null));
    for (String key : List.of("summary@channel", "go-live@owner-one", "qa-check@qa-one")) {
      assertThat(expired.text(key)).containsOnlyOnce("not decided in time");
    }
    assertThat(expired.text("summary@channel")).contains("The release has expired.");
    assertThat(expired.text("qa-check@qa-one")).contains("Expired: go-live was not decided");
  }

  @Test
  void whoAskedByTheApiIsAnOperator() {
    Rollback asked = new Rollback("qa", "test-dddddddddd", null, new Actor("api:operator", null));
    assertThat(Shown.of(onQa.rollback(asked)).text("summary@channel"))
        .contains("asked for by an operator (API).")
        .doesNotContain("api:operator");
  }

  @Test
  void whoeverIsAskedSeesUntilWhen() {
    Releases until = onQa.until("go-live", Releases.NOON.plusSeconds(3_600));
    assertThat(Shown.of(until).text("summary@channel"))
        .contains("go-live: Waiting for owners until 2026-03-01T13:00:00Z.");
    assertThat(Shown.of(until).get("go-live@owner-one").card().context())
        .extracting(Plain::text)
        .contains("Open until 2026-03-01T13:00:00Z.");
  }
}
