package dev.slipway.deployer.deployment;

import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.gateway.Phase;
import dev.slipway.contract.gateway.Strategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of a slot's Deployments a request is applied to, and how that one is to stand. Pure.
final class Placing {

  private final Request asked;
  private final DeployRequested event;
  private final Slot slot;
  private final String base;

  private Placing(Request asked, Slot slot) {
    this.asked = asked;
    this.event = asked.event();
    this.slot = slot;
    this.base = Names.deployment(event);
  }

  /// Empty where there is nothing to take back.
  ///
  /// @throws Cluster.RefusedException where the phases before this one have left nothing to go on with
  /// @throws IllegalArgumentException where the strategy does not fit the workload
  static Optional<Placed> of(Request asked, Slot slot) {
    Placing placing = new Placing(asked, slot);
    placing.check();
    return switch (asked.event().phase()) {
      case null -> Optional.of(placing.atOnce());
      case Phase.Preview _ -> Optional.of(placing.fresh(placing.idle()));
      case Phase.Switch _ -> Optional.of(placing.switched());
      case Phase.Share(int weight) -> Optional.of(placing.share(weight));
      case Phase.Whole _ -> Optional.of(placing.whole());
      case Phase.Abort _ -> placing.back();
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
        && new Frame(Placed.of(asked)).mainPort() == null) {
      throw new IllegalArgumentException("blue-green needs a port, by whose Service it switches");
    }
  }

  private Placed atOnce() {
    return switch (event.to().strategy()) {
      case null -> Placed.of(asked);
      case Strategy.Canary _ -> kept(stable());
      case Strategy.BlueGreen _ ->
          kept(slot.serving().filter(this::runsTheSame).map(Slot.Standing::name).orElse(idle()));
    };
  }

  /// The colour that does not serve.
  private String idle() {
    String green = Names.green(event);
    return slot.serving().map(serving -> serving.name().equals(base) ? green : base).orElse(base);
  }

  private String stable() {
    return slot.serving().map(Slot.Standing::name).orElse(base);
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
        .map(there -> fresh.with(fresh.stand().pods(Frame.marks(there.placed()))))
        .orElse(fresh);
  }

  private boolean runsTheSame(Slot.Standing there) {
    return !there.placed().isGone()
        && DeploymentManifest.pod(new Frame(there.placed()))
            .equals(DeploymentManifest.pod(new Frame(Placed.of(asked))));
  }

  /// An autoscaler knows one of two Deployments at most: the other one begins with as many pods as
  /// serve now.
  private @Nullable Integer replicas(String name) {
    Optional<Slot.Standing> there = slot.find(name);
    boolean ours = there.map(t -> t.placed().stand().replicas() != null).orElse(true);
    return Boolean.TRUE.equals(event.to().scaledByOthers()) && ours
        ? slot.serving().map(Slot.Standing::replicas).orElse(null)
        : null;
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
    Optional<Slot.Standing> stable = slot.find(stable()).filter(there -> !there.placed().isGone());
    String canary = Names.canary(event);
    boolean alone =
        stable
            .map(there -> slot.find(canary).isEmpty() && startedHere(there.placed()))
            .orElse(true);
    if (alone) {
      // Nothing has run here before: there is nothing to share with.
      return kept(stable());
    }
    Placed placed = slot.find(canary).isPresent() ? kept(canary) : fresh(canary);
    int pods = stable.map(this::pods).orElse(1);
    boolean weighted = RouteManifest.isWeighted(new Frame(placed));
    String behind =
        slot.find(canary)
            .map(there -> there.placed().stand().behind())
            .orElse(weighted ? null : stable());
    return placed.with(
        placed.stand().behind(behind).replicas(Shares.pods(weight, pods, behind == null)));
  }

  private boolean startedHere(Placed there) {
    return there.isPartOf(event) && there.phase() instanceof Phase.Share;
  }

  private int pods(Slot.Standing stable) {
    return Boolean.TRUE.equals(event.to().scaledByOthers())
        ? stable.replicas()
        : event.to().replicas();
  }

  private Placed whole() {
    Optional<Slot.Standing> there = slot.find(stable());
    boolean begun = there.map(t -> t.placed().isPartOf(event)).orElse(false);
    Placed placed = begun ? kept(stable()) : fresh(stable());
    Request before =
        there
            .map(t -> begun ? t.placed().stand().before() : t.placed().runs().withoutManifests())
            .orElse(null);
    return placed.with(placed.stand().before(before));
  }

  private Optional<Placed> back() {
    Optional<Slot.Standing> latest = slot.latest();
    Slot.Standing serving = slot.find(stable()).or(() -> latest).orElse(null);
    if (serving == null) {
      return Optional.empty();
    }
    if (!latest.filter(serving::equals).isPresent() || !isToGo(serving)) {
      return Optional.of(asBefore(serving.placed()));
    }
    Request before = serving.placed().stand().before();
    if (before != null) {
      return Optional.of(as(before, serving.placed()));
    }
    Optional<Slot.Standing> other =
        slot.others(serving.name()).stream()
            .filter(there -> !there.placed().isPartOf(event))
            .findFirst();
    return Optional.of(
        other
            .map(there -> asBefore(there.placed()))
            .orElseGet(() -> {
              Placed none = asBefore(serving.placed());
              return none.with(none.stand().replicas(0));
            }));
  }

  /// A deployment that has ended well, of the same build, is none that is taken back.
  private boolean isToGo(Slot.Standing there) {
    boolean last = there.placed().phase() != null && there.placed().phase().isLast();
    return there.placed().isPartOf(event) && (!last || there.sequence() == event.sequence() - 1);
  }

  private Placed asBefore(Placed there) {
    Stand stand = there.stand();
    return new Placed(
        asked,
        there.name(),
        new Stand(
            there.runs().withoutManifests(),
            null,
            stand.behind(),
            Frame.marks(there),
            stand.replicas()));
  }

  private Placed as(Request before, Placed there) {
    return new Placed(
        asked,
        there.name(),
        new Stand(
            before, null, there.stand().behind(), java.util.Map.of(), there.stand().replicas()));
  }

  private static Cluster.RefusedException refused(String reason, String message) {
    return new Cluster.RefusedException(
        Diagnosis.of(Diagnosis.Cause.INVALID, reason, message, List.of()), null);
  }
}
