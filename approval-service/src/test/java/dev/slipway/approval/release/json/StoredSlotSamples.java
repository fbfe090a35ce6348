package dev.slipway.approval.release.json;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.SlotBuilder;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One of every kind of value that is stored beside releases and outlives them.
final class StoredSlotSamples {

  private static final Instant AT = TestProject.NOON;
  private static final TestProject PROJECT = new TestProject("test", Duration.ofHours(24));

  private static final Drift DRIFT =
      new Drift(
          "deployment shop",
          false,
          List.of(new Drift.Change(".spec.replicas", "kubectl"), new Drift.Change("x", null)),
          true);

  private StoredSlotSamples() {}

  /// A slot whose instance is being removed.
  static Slot removing() {
    return new Slot(
        "qa/branch/feature/ABC_1",
        8,
        PROJECT.release(1),
        List.of(PROJECT.release(2)),
        List.of(new Slot.Live(PROJECT.release(1), PROJECT.release(1), 7, AT)),
        Slot.Work.REMOVE,
        new Stay(PROJECT.release(1), AT.plusSeconds(60), Removal.Why.MERGED, 1),
        null,
        null);
  }

  /// A slot whose latest deployment has failed.
  static Slot failed() {
    return SlotBuilder.builder()
        .key("production")
        .sequence(8)
        .live(List.of(new Slot.Live(PROJECT.release(1), PROJECT.release(1), 7, AT)))
        .failed(8L)
        .build();
  }

  /// A slot whose live version somebody has changed.
  static Slot drifted() {
    return SlotBuilder.builder()
        .key("production")
        .sequence(7)
        .live(List.of(new Slot.Live(PROJECT.release(1), PROJECT.release(1), 7, AT)))
        .drift(DRIFT)
        .build();
  }

  /// One event of each kind of an instance's history.
  static List<InstanceEvent> history() {
    Slot.Live live = new Slot.Live(PROJECT.release(1), PROJECT.release(2), 7, AT);
    return List.of(
        new InstanceEvent.Adopted(removing(), AT),
        new InstanceEvent.Queued(PROJECT.release(1), AT),
        new InstanceEvent.Left(PROJECT.release(1), AT),
        new InstanceEvent.Granted(PROJECT.release(1), 7, AT),
        new InstanceEvent.Held(AT),
        new InstanceEvent.Aborting(8, AT),
        new InstanceEvent.Freed(AT),
        new InstanceEvent.WentLive(live, AT),
        new InstanceEvent.Overwritten(AT),
        new InstanceEvent.LifetimeSet(
            new Stay(PROJECT.release(1), AT.plusSeconds(60), Removal.Why.MERGED, 1), AT),
        new InstanceEvent.Removing(PROJECT.release(1), 9, AT),
        new InstanceEvent.Emptied(AT),
        new InstanceEvent.Drifted(DRIFT, AT),
        new InstanceEvent.DriftEnded(AT));
  }

  /// The newest builds of a branch.
  static NewestBuilds newest() {
    return new NewestBuilds(
        TargetType.BRANCH,
        "main",
        AT,
        Map.of("ci", new NewestBuilds.Newest(PROJECT.release(1), 8L, 2, AT, AT)));
  }
}
