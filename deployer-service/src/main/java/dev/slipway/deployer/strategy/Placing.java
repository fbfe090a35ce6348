package dev.slipway.deployer.strategy;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.manifest.Manifests;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Selects the Deployment of a slot that a request is applied to, and its shape. Pure.
public final class Placing {

  private final Request asked;
  private final DeployRequested event;
  private final InstanceObjects slot;
  private final String base;

  private Placing(Request asked, InstanceObjects slot) {
    this.asked = asked;
    this.event = asked.event();
    this.slot = slot;
    this.base = Names.deployment(event);
  }

  /// Empty where there is nothing to take back.
  ///
  /// @throws Cluster.RefusedException where the phases before this one have left nothing to go on with
  /// @throws IllegalArgumentException where the strategy does not fit the workload
  public static Optional<Placed> of(Request asked, InstanceObjects slot) {
    Placing placing = new Placing(asked, slot);
    placing.check();
    return switch (asked.event().phase()) {
      case null -> Optional.of(placing.atOnce());
      case Phase.Preview _ -> Optional.of(placing.fresh(placing.idle()));
      case Phase.Switch _ -> Optional.of(placing.switched());
      case Phase.Share(int weight) -> Optional.of(placing.share(weight));
      case Phase.Whole _ -> Optional.of(placing.whole());
      case Phase.Abort _ -> TakingBack.of(asked, slot);
    };
  }

  private void check() {
    if (event.to().strategy() == null) {
      return;
    }
    if (!event.workload().manifests().isEmpty()) {
      throw new IllegalArgumentException(
          "a strategy needs the built-in workload, not manifests: of the project's own");
    }
    if (event.to().strategy() instanceof Strategy.BlueGreen
        && !Manifests.isReached(Placed.of(asked))) {
      throw new IllegalArgumentException("blue-green needs a port, by whose Service it switches");
    }
  }

  private Placed atOnce() {
    return switch (event.to().strategy()) {
      case null -> fresh(base);
      case Strategy.Canary _ -> kept(stable());
      case Strategy.BlueGreen _ ->
          kept(
              slot.serving()
                  .filter(this::runsTheSame)
                  .map(InstanceObjects.Standing::name)
                  .orElse(idle()));
    };
  }

  /// The colour that does not serve.
  private String idle() {
    String green = Names.green(event);
    return slot.serving().map(serving -> serving.name().equals(base) ? green : base).orElse(base);
  }

  private String stable() {
    return slot.stable(base);
  }

  /// With pods of its own in any case, since a tag may mean another image than before.
  private Placed fresh(String name) {
    return new Placed(asked, name, Stand.PLAIN.replicas(replicas(name)));
  }

  /// With the pods that are there, where they are what is wanted.
  private Placed kept(String name) {
    Placed fresh = fresh(name);
    return slot.find(name)
        .filter(this::runsTheSame)
        .map(there -> fresh.with(fresh.stand().pods(there.placed().marks())))
        .orElse(fresh);
  }

  private boolean runsTheSame(InstanceObjects.Standing there) {
    return !there.placed().isGone() && Manifests.haveEqualPods(there.placed(), Placed.of(asked));
  }

  /// An autoscaler knows one of two Deployments at most: the other one begins with as many pods as
  /// serve now. What was said once is said again, since it would be one otherwise.
  private @Nullable Integer replicas(String name) {
    Optional<InstanceObjects.Standing> there = slot.find(name).filter(t -> !t.placed().isGone());
    boolean theirs = there.map(t -> !t.ownsReplicas()).orElse(false);
    return !Boolean.TRUE.equals(event.to().scaledByOthers()) || theirs
        ? null
        : slot.serving().or(() -> there).map(InstanceObjects.Standing::replicas).orElse(null);
  }

  private Placed switched() {
    return slot.latest()
        .filter(latest -> latest.placed().isPartOf(event))
        .map(latest -> kept(latest.name()))
        .orElseThrow(() ->
            refused(
                "NothingToSwitchTo",
                "the version to switch to no longer runs beside the one that serves; deploy it again"));
  }

  private Placed share(int weight) {
    Optional<InstanceObjects.Standing> stable = there();
    String canary = Names.canary(event);
    boolean alone =
        stable
            .map(there -> slot.find(canary).isEmpty() && startedHere(there.placed()))
            .orElse(true);
    if (alone) {
      // Nothing has run here before: there is nothing to share with.
      return kept(stable());
    }
    return beside(canary, weight, stable.map(this::pods).orElse(1));
  }

  /// A Deployment's selector stays what it was when it was made.
  private Placed beside(String canary, int weight, int pods) {
    Placed placed = kept(canary);
    String behind =
        slot.find(canary)
            .map(there -> Optional.ofNullable(there.placed().stand().behind()))
            .orElseGet(
                () -> Manifests.isWeighted(placed) ? Optional.empty() : Optional.of(stable()))
            .orElse(null);
    return placed.with(
        placed.stand().behind(behind).replicas(Shares.pods(weight, pods, behind == null)));
  }

  /// The one that a canary takes its share of, empty where nothing runs.
  private Optional<InstanceObjects.Standing> there() {
    return slot.find(stable()).filter(there -> !there.placed().isGone());
  }

  private boolean startedHere(Placed there) {
    return there.isPartOf(event) && there.phase() instanceof Phase.Share;
  }

  private int pods(InstanceObjects.Standing stable) {
    return Boolean.TRUE.equals(event.to().scaledByOthers())
        ? stable.replicas()
        : event.to().replicas();
  }

  private Placed whole() {
    Optional<InstanceObjects.Standing> there = there();
    boolean begun = there.map(t -> t.placed().isPartOf(event)).orElse(false);
    Placed placed = begun ? kept(stable()) : fresh(stable());
    Request before =
        there
            .map(t -> begun ? t.placed().stand().before() : t.placed().runs().withoutManifests())
            .orElse(null);
    return placed.with(placed.stand().before(before));
  }

  private static Cluster.RefusedException refused(String reason, String message) {
    return new Cluster.RefusedException(
        Diagnosis.of(Diagnosis.Cause.INVALID, reason, message, List.of()), null);
  }
}
