package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.CLOSE;
import static dev.slipway.approval.core.Samples.DEPLOY;
import static dev.slipway.approval.core.Samples.GUEST;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.RecordedEvent.CommandRefused;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A typed choice finds the gate that waits for its author, by the rules of the buttons.
class TypedChoiceRulesTest {

  private static final String QA = "U0QA1";
  private static final String OWNER = "U0OWNER1";

  private final World classic = new World(Samples.classic());

  @Test
  void aTypedChoiceIsAVoteThatSaysWhereItWasTyped() {
    deployedToQa();
    assertThat(classic.type(OWNER, "deploy", "r"))
        .hasAtLeastOneElementOfType(GateEvent.Passed.class)
        .first()
        .isInstanceOfSatisfying(
            GateEvent.VoteCast.class,
            vote -> {
              assertThat(vote.step()).isEqualTo("go-live");
              assertThat(vote.typed()).isEqualTo(Samples.TYPED);
            });
  }

  @Test
  void aButtonsVoteWasTypedNowhere() {
    deployedToQa();
    assertThat(classic.click(OWNER, "r", "go-live/deploy"))
        .first()
        .isInstanceOfSatisfying(
            GateEvent.VoteCast.class, vote -> assertThat(vote.typed()).isNull());
  }

  @Test
  void aTypedReasonGoesIntoTheVote() {
    deployedToQa();
    assertThat(classic.type(QA, "reject", "r", new Answer.Text("reason", "Slow")))
        .first()
        .isInstanceOfSatisfying(
            GateEvent.VoteCast.class, vote -> assertThat(vote.vote().reason()).contains("Slow"));
  }

  @Test
  void ofSeveralOpenGatesTheOneThatWaitsForThePersonIsMeant() {
    World world =
        new World(gate("first").from("qa").advisory().step(), gate("second").from("owners").step());
    world.build("r");
    assertThat(votedAt(world.type(OWNER, "approve", "r"))).isEqualTo("second");
  }

  @Test
  void whoHasVotedAtOneGateMeansTheNext() {
    World world =
        new World(gate("first").from("qa").advisory().step(), gate("second").from("qa").step());
    world.build("r");
    assertThat(votedAt(world.type(QA, "approve", "r"))).isEqualTo("first");
    assertThat(votedAt(world.type(QA, "approve", "r"))).isEqualTo("second");
  }

  @Test
  void whoMayNotIsRefusedAtTheOpenGate() {
    deployedToQa();
    assertRefused(classic.type(GUEST, "approve", "r"), "qa-check", Refusal.NOT_IN_GROUP);
    assertRefused(classic.type(QA, "deploy", "r"), "go-live", Refusal.NOT_IN_GROUP);
  }

  @Test
  void aChoiceThatNoGateHasIsRefused() {
    deployedToQa();
    assertRefused(classic.type(QA, "explode", "r"), null, Refusal.UNKNOWN_CHOICE);
  }

  @Test
  void aReleaseThatNobodyKnowsIsRefused() {
    assertRefused(classic.type(QA, "approve", "nothing"), null, Refusal.UNKNOWN_RELEASE);
  }

  @Test
  void aGateThatIsNotOpenYetIsRefused() {
    classic.build("r");
    assertRefused(classic.type(OWNER, "deploy", "r"), "go-live", Refusal.NOT_OPEN);
  }

  @Test
  void aGateThatHasBeenDecidedIsRefused() {
    World world =
        new World(gate("check").from("qa").step(), gate("later").choices(DEPLOY, CLOSE).step());
    world.build("r");
    world.type(QA, "approve", "r");
    assertRefused(world.type("U0QA2", "approve", "r"), "check", Refusal.ALREADY_DECIDED);
  }

  @Test
  void aReleaseThatHasEndedIsRefused() {
    deployedToQa();
    classic.type(OWNER, "close", "r");
    assertRefused(classic.type(OWNER, "deploy", "r"), "go-live", Refusal.FINISHED);
  }

  @Test
  void aGateWhoseTimeIsUpIsExpiredForATypedChoiceToo() {
    Step gate = gate("check").expires(java.time.Duration.ofMillis(500)).step();
    World world = new World(gate);
    world.build("r");
    List<RecordedEvent> events = world.type(QA, "approve", "r");
    assertThat(events).hasAtLeastOneElementOfType(GateEvent.Expired.class);
    assertRefused(events, "check", Refusal.FINISHED);
  }

  private void deployedToQa() {
    classic.build("r");
    classic.succeed("r", "qa/branch/main");
  }

  private static String votedAt(List<RecordedEvent> events) {
    return events.stream()
        .filter(GateEvent.VoteCast.class::isInstance)
        .map(event -> ((GateEvent.VoteCast) event).step())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no vote in " + events));
  }

  private static void assertRefused(
      List<RecordedEvent> events, @Nullable String step, Refusal reason) {
    assertThat(events)
        .last()
        .isInstanceOfSatisfying(
            CommandRefused.class,
            refused -> {
              assertThat(refused.step()).isEqualTo(step);
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.origin()).isEqualTo(Samples.TYPED);
            });
  }
}
