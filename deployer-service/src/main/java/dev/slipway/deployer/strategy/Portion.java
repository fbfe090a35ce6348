package dev.slipway.deployer.strategy;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.manifest.Manifests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Computes the share of the requests that reaches a version while phases of its deployment are still to
/// come. Pure.
final class Portion {

  private static final int ALL = 100;

  private final Placed placed;
  private final InstanceObjects slot;

  private Portion(Placed placed, InstanceObjects slot) {
    this.placed = placed;
    this.slot = slot;
  }

  /// Once its pods are ready and the ways lead to them. Null for a last phase, and where nothing says it.
  ///
  /// @param slot as it is now
  static @Nullable Traffic of(Placed placed, InstanceObjects slot) {
    Portion portion = new Portion(placed, slot);
    return switch (placed.phase()) {
      case Phase.Preview _ -> new Traffic(0, portion.isAlone());
      case Phase.Share _ when !placed.isCanary() -> new Traffic(ALL, true);
      case Phase.Share(int weight) -> portion.shared(weight);
      case Phase.Switch _, Phase.Whole _, Phase.Abort _ -> null;
      case null -> null;
    };
  }

  private boolean isAlone() {
    return slot.others(placed.name()).stream().allMatch(there -> there.placed().isGone());
  }

  /// By the pods of both where they serve alike, and else by the route's weights.
  private @Nullable Traffic shared(int weight) {
    String behind = placed.stand().behind();
    if (behind != null) {
      return byPods(pods(placed.name()), pods(behind));
    }
    return Manifests.isWeighted(placed) ? new Traffic(weight, false) : null;
  }

  private static @Nullable Traffic byPods(int own, int others) {
    int all = own + others;
    return all == 0
        ? null
        : new Traffic(Math.toIntExact(Math.round((double) ALL * own / all)), false);
  }

  private int pods(String name) {
    Optional<InstanceObjects.Standing> there = slot.find(name).filter(t -> !t.placed().isGone());
    return there.map(InstanceObjects.Standing::replicas).orElse(0);
  }
}
