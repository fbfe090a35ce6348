package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.deploy;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.StepSnapshot;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The place where a gate is decided, as its release shows it.
class AskRulesTest {

  private static final String ID = "test-aaaaaaaaaa";

  @Test
  void aReleaseKeepsWhereItsDefinitionAsked() {
    World world = new World(asking(Ask.CHANNEL), deploy("production"));
    world.build(ID);
    world.inForce = Optional.of(Samples.project(asking(Ask.PEOPLE), deploy("production")));
    world.on(new Input.PeopleChanged(world.tick()));
    StepSnapshot.Gate shown =
        (StepSnapshot.Gate)
            Objects.requireNonNull(Snapshots.of(world.release(ID))).steps().getFirst();
    assertThat(shown.ask()).isEqualTo(Ask.CHANNEL);
    assertThat(shown.asksPeople()).isFalse();
  }

  private static Step asking(Ask where) {
    return gate("go-live").from("owners").asks(where).step();
  }
}
