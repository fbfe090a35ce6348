package dev.slipway.deployer.apply;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.cluster.Remembered;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.deployer.strategy.RolloutCompletion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Does what is left once a request's pods are ready, before its success is told: a switch, shares, and
/// taking away what nobody needs any more. Idempotent: whoever comes after a crash does it once more.
@Service
public class Endings {

  private static final Logger log = LoggerFactory.getLogger(Endings.class);

  private final Cluster cluster;
  private final Remembered remembered;
  private final Turns turns;
  private final Clock clock;

  Endings(Cluster cluster, Remembered remembered, Turns turns, Clock clock) {
    this.cluster = cluster;
    this.remembered = remembered;
    this.turns = turns;
    this.clock = clock;
  }

  /// Makes the ways lead to the pods.
  ///
  /// @return what is then to be cleared; empty where a newer request has come, so that there is nothing to
  ///     do nor to tell
  /// @throws Cluster.RefusedException where the cluster will not have it
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer: once more later
  public Optional<RolloutCompletion> lead(Placed placed) {
    return turns.take(
        placed.asked().event(),
        () -> {
          InstanceObjects slot = cluster.slot(placed.asked().event());
          if (slot.sequence() > placed.asked().event().sequence()) {
            return Optional.<RolloutCompletion>empty();
          }
          RolloutCompletion ending = RolloutCompletion.of(placed, slot);
          if (!ending.apply().isEmpty()) {
            List<Manifest> unknown = cluster.rehearse(ending.apply(), null);
            cluster.apply(Manifests.unknownFirst(ending.apply(), unknown), null);
          }
          return Optional.of(ending);
        });
  }

  /// Takes away what nobody needs any more, once the ways lead to the pods.
  ///
  /// @param ending what [#lead] returned
  /// @return false where a newer request has come meanwhile
  /// @throws Cluster.RefusedException where a version may not be deleted
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer: lead once more
  public boolean clear(Placed placed, RolloutCompletion ending) {
    if (ending.delete().isEmpty()) {
      return true;
    }
    DeployRequested event = placed.asked().event();
    return turns.take(
        event,
        () -> {
          boolean latest = cluster.slot(event).sequence() <= event.sequence();
          if (latest) {
            ending.delete().forEach(manifest -> delete(event, manifest));
          }
          return latest;
        });
  }

  /// What an abort leaves to do where none of its phases has made a Deployment.
  void endNothing(Request asked, InstanceObjects slot) {
    Placed none = new Placed(asked, Names.deployment(asked.event()), Stand.PLAIN.replicas(0));
    RolloutCompletion.of(none, slot).delete().forEach(manifest -> delete(asked.event(), manifest));
  }

  /// Removes the colour that served before, once it has been kept for as long as the environment says.
  ///
  /// @param placed the latest of its slot, whose outcome has been told
  /// @param appliedAt when it was applied
  /// @throws Cluster.RefusedException where the cluster will not have it
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer: once more later
  public void prune(Placed placed, Instant appliedAt) {
    if (!isDue(placed, appliedAt)) {
      return;
    }
    turns.take(
        placed.asked().event(),
        () -> {
          InstanceObjects slot = cluster.slot(placed.asked().event());
          List<InstanceObjects.Standing> others = slot.others(placed.name());
          boolean switched = placed.name().equals(slot.selected());
          if (switched && slot.sequence() == placed.asked().event().sequence()) {
            RolloutCompletion.without(Manifests.of(placed, Instant.EPOCH), others)
                .forEach(manifest -> delete(placed.asked().event(), manifest));
            log.info("{} was kept for long enough, and is removed", names(others));
          }
          return switched;
        });
  }

  private boolean isDue(Placed placed, Instant appliedAt) {
    DeployRequested event = placed.asked().event();
    boolean ended = event.phase() == null || event.phase() instanceof Phase.Switch;
    return ended
        && event.to().strategy() instanceof Strategy.BlueGreen blueGreen
        && !clock.instant().isBefore(appliedAt.plus(blueGreen.keep()));
  }

  private static List<String> names(List<InstanceObjects.Standing> others) {
    return others.stream().map(InstanceObjects.Standing::name).toList();
  }

  /// A version that stays may serve on; a way to none is only untidy.
  private void delete(DeployRequested event, Manifest manifest) {
    if (manifest.kind().equals("Deployment")) {
      // Before it goes: it would be missed after a crash in between.
      remembered.forget(event.to().namespace(), manifest.name());
    }
    try {
      cluster.delete(manifest);
    } catch (Cluster.RefusedException e) {
      if (manifest.kind().equals("Deployment")) {
        throw e;
      }
      log.warn("{} stays: {}", manifest, e.getMessage());
    }
  }
}
