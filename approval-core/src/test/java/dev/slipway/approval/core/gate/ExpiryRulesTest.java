package dev.slipway.approval.core.gate;

import static dev.slipway.approval.core.Samples.QA_ONE;
import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static dev.slipway.approval.core.World.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.approval.TimerFired;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Gates that do not wait for ever.
class ExpiryRulesTest {

  private static final String ID = "test-aaaaaaaaaa";

  private static World asking(Samples.GateBuilder gate) {
    World world = new World(gate.step(), deploy("staging"));
    world.build(ID);
    return world;
  }

  @Test
  void aGateExpiresWhenItsTimeIsUp() {
    World world = asking(gate("check").expires(Duration.ofHours(24)));
    Decision.Timer timer = world.timers.getFirst();
    assertThat(timer.due()).isEqualTo(world.facts(ID).openedAt().plus(Duration.ofHours(24)));
    world.on(new Input.TimeUp(ID, "check", 1, TimerFired.About.EXPIRY, timer.due().minusMillis(1)));
    assertThat(world.state(ID)).isEqualTo("open at check");
    world.timeUp(timer);
    assertThat(world.state(ID)).isEqualTo("expired");
    assertThat(world.gate(ID, "check")).isInstanceOf(Gate.Expired.class);
  }

  @Test
  void aTimerOfADecidedGateChangesNothing() {
    World world = asking(gate("check").expires(Duration.ofHours(24)));
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.timeUp(world.timers.getFirst())).isEmpty();
  }

  @Test
  void aGateThatWaitsForEverNeverExpires() {
    World world = asking(gate("check"));
    assertThat(world.timers).isEmpty();
    assertThat(
            world.on(
                new Input.TimeUp(
                    ID,
                    "check",
                    1,
                    TimerFired.About.EXPIRY,
                    world.tick().plus(Duration.ofDays(3650)))))
        .isEmpty();
  }

  @Test
  void aClickAfterTheTimeIsTooLateEvenWhereTheTimerIsLater() {
    World world = asking(gate("check").expires(Duration.ofHours(1)));
    world.pass(Duration.ofHours(1));
    assertThat(refusal(world.click(QA_ONE, ID, "check/approve"))).isEqualTo(Refusal.FINISHED);
    assertThat(world.state(ID)).isEqualTo("expired");
  }

  @Test
  void anAdvisoryGateThatExpiresStopsOnlyItsOwnVotes() {
    World world =
        new World(
            gate("advice").advisory().expires(Duration.ofHours(1)).step(), gate("check").step());
    world.build(ID);
    world.timeUp(world.timers.getFirst());
    assertThat(world.state(ID)).isEqualTo("open at check");
    assertThat(refusal(world.click(QA_ONE, ID, "advice/approve")))
        .isEqualTo(Refusal.ALREADY_DECIDED);
    world.click(QA_ONE, ID, "check/approve");
    assertThat(world.gate(ID, "advice")).isInstanceOf(Gate.Expired.class);
    assertThat(world.state(ID)).isEqualTo("completed by qa-one");
  }
}
