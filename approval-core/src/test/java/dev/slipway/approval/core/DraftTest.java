package dev.slipway.approval.core;

import static dev.slipway.approval.core.Samples.START;
import static dev.slipway.approval.core.Samples.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Outcome;
import org.junit.jupiter.api.Test;

/// Later steps of a decision see what the earlier ones changed.
class DraftTest {

  private static final String OLD = "test-aaaaaaaaaa";
  private static final String NEW = "test-bbbbbbbbbb";
  private final World world = new World(gate("check").step());
  private final Draft draft = new Draft(world);

  @Test
  void aReleaseOpenedInTheDecisionIsOpen() {
    draft.add(NEW, opened(NEW, "main"));
    draft.add("test-other00000", opened("test-other00000", "feature"));
    assertThat(draft.open(TargetType.BRANCH, "main")).containsExactly(NEW);
    assertThat(draft.open(TargetType.TAG, "main")).isEmpty();
  }

  @Test
  void aReleaseFinishedInTheDecisionIsNotOpenAnyMore() {
    world.build(OLD);
    draft.add(OLD, new RecordedEvent.Finished(Outcome.SUPERSEDED, null, NEW, START));
    assertThat(draft.open(TargetType.BRANCH, "main")).isEmpty();
    assertThat(world.open(TargetType.BRANCH, "main")).containsExactly(OLD);
  }

  @Test
  void onlySlotsThatChangedAreInTheDecision() {
    draft.add("qa", new InstanceEvent.Freed(START));
    draft.add("staging", new InstanceEvent.Granted(NEW, 1, START));
    assertThat(draft.slot("staging").holder()).isEqualTo(NEW);
    assertThat(draft.decision().slots()).extracting(Slot::key).containsExactly("staging");
  }

  private static RecordedEvent opened(String id, String branch) {
    return new RecordedEvent.Opened(
        id, Samples.branch(branch), Samples.project(gate("check").step()), START);
  }
}
