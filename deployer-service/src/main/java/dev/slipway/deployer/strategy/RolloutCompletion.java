package dev.slipway.deployer.strategy;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The work that is left once the pods of a request are ready: the way leads to them, and what nobody needs
/// any more goes. Pure, and the same however often it is done.
///
/// @param apply in this order, before anything goes
/// @param delete in this order
/// @param share what part of the requests then reaches the pods; null where no other phase is to come,
///     and where nothing says it
public record RolloutCompletion(
    List<Manifest> apply, List<Manifest> delete, @Nullable Traffic share) {

  /// @param slot as it is now
  public static RolloutCompletion of(Placed placed, InstanceObjects slot) {
    List<Manifest> own = Manifests.of(placed, Instant.EPOCH);
    List<Manifest> apply = own.stream().filter(manifest -> waits(manifest, placed, slot)).toList();
    return new RolloutCompletion(apply, delete(placed, slot, own), Portion.of(placed, slot));
  }

  /// Whether a way to the pods is not made before they are ready, since another version serves by it.
  public static boolean waits(Manifest manifest, Placed placed, InstanceObjects slot) {
    if (placed.phase() instanceof Phase.Preview) {
      return false;
    }
    if (Boolean.TRUE.equals(placed.stand().waysLast()) && Manifests.isWay(manifest)) {
      return true;
    }
    if (placed.isOwn()) {
      return false;
    }
    if (placed.isCanary()) {
      return manifest.kind().equals("HTTPRoute");
    }
    boolean others =
        !slot.others(placed.name()).isEmpty()
            || placed.asked().event().to().strategy() instanceof Strategy.BlueGreen;
    return others && Manifests.isWay(manifest);
  }

  private static List<Manifest> delete(Placed placed, InstanceObjects slot, List<Manifest> own) {
    if (placed.isBesideAnother()) {
      return List.of();
    }
    List<Manifest> delete = new ArrayList<>(beside(placed));
    delete.addAll(without(own, slot.others(placed.name()).stream().filter(goes(placed)).toList()));
    return delete;
  }

  /// What phases may have made, even where they have left no Deployment that would tell.
  private static List<Manifest> beside(Placed placed) {
    Placed asked = Placed.of(placed.asked());
    return switch (placed.asked().event().to().strategy()) {
      case null -> List.of();
      case Strategy.BlueGreen _ -> Manifests.preview(asked);
      case Strategy.Canary _ -> Manifests.canary(asked);
    };
  }

  /// A colour that served before runs on for a while.
  private static Predicate<InstanceObjects.Standing> goes(Placed placed) {
    boolean keeps = placed.asked().event().to().strategy() instanceof Strategy.BlueGreen;
    boolean back = placed.phase() instanceof Phase.Abort;
    return there ->
        !keeps
            || there.placed().isCanary()
            || (back && there.placed().isPartOf(placed.asked().event()));
  }

  /// All of these Deployments with what belongs to them alone. What else a project's own manifests have
  /// brought stays: it may be a volume.
  public static List<Manifest> without(List<Manifest> own, List<InstanceObjects.Standing> others) {
    Map<String, Manifest> delete = new LinkedHashMap<>();
    for (InstanceObjects.Standing other : others) {
      Manifests.of(other.placed(), Instant.EPOCH).stream()
          .filter(manifest -> !manifest.kind().equals("Namespace"))
          .filter(manifest -> manifest.kind().equals("Deployment") || !other.placed().isOwn())
          .filter(manifest ->
              own.stream().noneMatch(mine -> mine.toString().equals(manifest.toString())))
          .forEach(manifest -> delete.put(manifest.toString(), manifest));
    }
    return List.copyOf(delete.values());
  }
}
