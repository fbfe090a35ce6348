package dev.slipway.deployer.strategy;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.instance.StandBuilder;
import java.util.Optional;

/// Selects the Deployment that an abort is applied to: the one that is to serve as before, whose pods stay as
/// they are wherever that is possible. It remembers the abort, so that no earlier phase is applied after it.
/// Pure.
final class TakingBack {

  private final Request asked;
  private final DeployRequested event;
  private final InstanceObjects slot;

  private TakingBack(Request asked, InstanceObjects slot) {
    this.asked = asked;
    this.event = asked.event();
    this.slot = slot;
  }

  /// Empty where there is nothing to take back.
  static Optional<Placed> of(Request asked, InstanceObjects slot) {
    TakingBack back = new TakingBack(asked, slot);
    return slot.find(slot.stable(Names.deployment(asked.event()))).or(slot::latest).map(back::from);
  }

  private Placed from(InstanceObjects.Standing serving) {
    boolean last = slot.latest().filter(serving::equals).isPresent();
    if (!last || !isToGo(serving)) {
      return asBefore(serving.placed());
    }
    Request before = serving.placed().stand().before();
    if (before != null) {
      return again(before, serving.placed());
    }
    return slot.others(serving.name()).stream()
        .filter(there -> !there.placed().isPartOf(event))
        .findFirst()
        .map(there -> asBefore(there.placed()))
        .orElseGet(() -> none(serving.placed()));
  }

  /// A deployment of the same build that has ended well before is none that is taken back.
  private boolean isToGo(InstanceObjects.Standing there) {
    Placed placed = there.placed();
    boolean last = placed.phase() != null && placed.phase().isLast();
    return placed.isPartOf(event) && (!last || there.sequence() == event.sequence() - 1);
  }

  private Placed asBefore(Placed there) {
    Stand stand = there.stand();
    boolean coming = there.phase() instanceof Phase.Abort && !there.isAsItWas();
    return coming
        ? again(there.runs(), there)
        : new Placed(
            asked,
            there.name(),
            StandBuilder.builder()
                .runs(there.runs().withoutManifests())
                .behind(stand.behind())
                .pods(there.marks())
                .replicas(stand.replicas())
                .build());
  }

  /// Its pods have to come back first.
  private Placed again(Request before, Placed there) {
    Stand stand = there.stand();
    return new Placed(
        asked,
        there.name(),
        StandBuilder.builder()
            .runs(before)
            .behind(stand.behind())
            .replicas(stand.replicas())
            .build());
  }

  /// Without pods it still remembers what was asked for last.
  private Placed none(Placed there) {
    Placed before = asBefore(there);
    return before.with(before.stand().replicas(0));
  }
}
