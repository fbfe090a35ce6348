package dev.slipway.approval.core.release;

import static dev.slipway.approval.core.Samples.GUEST;
import static dev.slipway.approval.core.Samples.OWNER_ONE;
import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Actor;
import org.junit.jupiter.api.Test;

/// Whom a click does not help, and what they are told.
class RefusalRulesTest {

  private static final String ID = "test-aaaaaaaaaa";

  private static World asking(Samples.GateBuilder gate) {
    World world = new World(gate.step(), deploy("staging"));
    world.build(ID);
    return world;
  }

  @Test
  void somebodyInAnotherGroupIsRefusedByTheirOwnName() {
    World world = asking(gate("check"));
    RecordedEvent.Refused refused =
        (RecordedEvent.Refused) world.click(OWNER_ONE, ID, "check/approve").getLast();
    assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(refused.actor()).isEqualTo(Samples.acting(OWNER_ONE));
  }

  @Test
  void aStrangerIsRefusedByTheirPlatformIdentityAlone() {
    World world = asking(gate("check"));
    RecordedEvent.Refused refused =
        (RecordedEvent.Refused) world.click(GUEST, ID, "check/approve").getLast();
    assertThat(refused.reason()).isEqualTo(Refusal.NOT_IN_GROUP);
    assertThat(refused.actor()).isEqualTo(Actor.stranger(Samples.account("U0GUEST")));
    assertThat(refused.origin()).isEqualTo(Samples.ORIGIN);
  }

  @Test
  void anUnknownReleaseIsToldSo() {
    World world = new World(gate("check").step());
    assertThat(refusal(world.click(QA_ONE, "test-zzzzzzzzzz", "check/approve")))
        .isEqualTo(Refusal.UNKNOWN_RELEASE);
    assertThat(world.release("test-zzzzzzzzzz")).isEqualTo(new Release.Absent());
  }

  @Test
  void anUnknownChoiceIsToldBeforeAnythingElse() {
    World world = asking(gate("check"));
    assertThat(refusal(world.click(GUEST, ID, "check/dance"))).isEqualTo(Refusal.UNKNOWN_CHOICE);
    assertThat(refusal(world.click(GUEST, ID, "staging/approve")))
        .isEqualTo(Refusal.UNKNOWN_CHOICE);
    world.click(QA_ONE, ID, "check/approve");
    world.succeed(ID, "staging");
    assertThat(refusal(world.click(GUEST, ID, "check/dance"))).isEqualTo(Refusal.UNKNOWN_CHOICE);
    assertThat(refusal(world.click(GUEST, ID, "check/approve"))).isEqualTo(Refusal.FINISHED);
  }

  @Test
  void aRefusalChangesNothingButTheVersion() {
    World world = asking(gate("check"));
    Release.Open before = (Release.Open) world.release(ID);
    world.click(GUEST, ID, "check/approve");
    assertThat(world.release(ID))
        .isEqualTo(new Release.Open(before.facts(), before.version() + 1, before.steps(), 0, null));
  }

  @Test
  void aButtonOfAnOpeningThatNeverWasIsNotOpen() {
    World world = asking(gate("check"));
    assertThat(refusal(world.click(QA_ONE, ID, "check/approve/2"))).isEqualTo(Refusal.NOT_OPEN);
  }
}
