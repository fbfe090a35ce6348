package dev.slipway.deployer.apply;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.cluster.Fences;
import dev.slipway.deployer.cluster.Remembered;
import dev.slipway.deployer.cluster.Together;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.deployer.strategy.Placing;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Applies requests, each at most once, and never an older one over a newer one.
@Service
public class Deployments {

  private static final Logger log = LoggerFactory.getLogger(Deployments.class);

  private final Cluster cluster;
  private final Fences fences;
  private final Results results;
  private final Turns turns;
  private final Endings endings;
  private final Applier applier;

  Deployments(
      Cluster cluster,
      Fences fences,
      Remembered remembered,
      Results results,
      Traces traces,
      Clock clock,
      Turns turns,
      Endings endings) {
    this.fences = fences;
    this.cluster = cluster;
    this.results = results;
    this.turns = turns;
    this.endings = endings;
    this.applier = new Applier(cluster, remembered, traces, clock);
  }

  /// Idempotent: a request that was applied before changes nothing; its outcome is the rollout's watch's
  /// to report.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer: the
  ///     request is to be handled again
  public void handle(Request request) {
    turns.alone(request.event(), () -> decide(request));
  }

  /// Applies a Deployment once more, as it was applied before, and takes back what others have changed.
  /// Where a newer request is there, nothing is done; where another Deployment of the slot has one, no
  /// more than the Deployment itself.
  ///
  /// @param appliedAt when its rollout began
  /// @return whether it was applied
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer: try again later
  public boolean correct(Placed placed, Instant appliedAt) {
    DeployRequested event = placed.asked().event();
    return turns.take(
        event,
        () -> {
          try {
            return corrected(placed, appliedAt);
          } catch (Cluster.RefusedException e) {
            log.warn(
                "release {}: {} cannot be put right: {}",
                event.release(),
                event.slot(),
                e.getMessage());
            return false;
          }
        });
  }

  private boolean corrected(Placed placed, Instant appliedAt) {
    DeployRequested event = placed.asked().event();
    Optional<Cluster.Existing> there = cluster.find(event.to().namespace(), placed.name());
    boolean newer = there.filter(d -> d.sequence() != event.sequence()).isPresent();
    if (newer || fences.removed(event) >= event.sequence()) {
      return false;
    }
    boolean latest = cluster.slot(event).sequence() <= event.sequence();
    List<Manifest> manifests =
        Manifests.of(placed, appliedAt).stream()
            .filter(manifest -> latest || manifest.kind().equals("Deployment"))
            .filter(manifest -> !manifest.ends())
            .toList();
    Optional<Verdict.Refuse> foreign = applier.foreign(event, manifests);
    if (foreign.isPresent()) {
      throw new Cluster.RefusedException(foreign.get().why(), null);
    }
    cluster.correct(manifests, there.map(Cluster.Existing::version).orElse(null));
    log.info("release {}: {} put right ({})", event.release(), event.slot(), event.sequence());
    return true;
  }

  private void decide(Request request) {
    try {
      DeployRequested event = request.event();
      Supplier<Long> removed = Together.begin(() -> fences.removed(event));
      Supplier<InstanceObjects> slot = Together.begin(() -> cluster.slot(event));
      Verdict verdict = verdict(event, Names.deployment(event));
      if (verdict instanceof Verdict.Apply(var version)) {
        placeUnlessRemoved(request, version, removed.get(), slot);
      } else {
        settle(request, verdict);
      }
    } catch (Cluster.RefusedException e) {
      fail(request, e.diagnosis());
    } catch (IllegalArgumentException e) {
      // A url or a manifest that nothing can be made of: told, instead of a release that waits for
      // ever.
      fail(
          request,
          Diagnosis.of(
              Diagnosis.Cause.INVALID,
              "Invalid",
              "the project's file cannot be used: " + e.getMessage(),
              List.of()));
    }
  }

  /// An old request that is read again must not bring back what has been removed since.
  private void placeUnlessRemoved(
      Request request, @Nullable String version, long removed, Supplier<InstanceObjects> slot) {
    if (removed >= request.event().sequence()) {
      overtaken(request, removed);
    } else {
      place(request, version, slot.get());
    }
  }

  private Verdict verdict(DeployRequested event, String name) {
    return Verdict.of(event, cluster.find(event.to().namespace(), name));
  }

  /// What there is to tell where nothing is applied.
  private void settle(Request request, Verdict verdict) {
    switch (verdict) {
      case Verdict.Apply _ -> {}
      // Whoever applied it may have been killed before it could say so.
      case Verdict.AppliedBefore _ -> results.started(request);
      case Verdict.Overtaken(long by) -> overtaken(request, by);
      case Verdict.Refuse(Diagnosis why) -> fail(request, why);
    }
  }

  /// @param main the version of the Deployment that has the name of the slot's objects
  private void place(Request request, @Nullable String main, InstanceObjects slot) {
    DeployRequested event = request.event();
    Optional<Verdict> fence = Verdict.fence(event, slot.sequence());
    if (fence.isPresent()) {
      settle(request, fence.get());
      return;
    }
    Optional<Placed> placed = Placing.of(request, slot);
    if (placed.isEmpty()) {
      endings.endNothing(request, slot);
      results.started(request);
      results.succeeded(request, Names.reached(event), null, null);
      return;
    }
    String name = placed.get().name();
    Verdict verdict =
        name.equals(Names.deployment(event)) ? new Verdict.Apply(main) : verdict(event, name);
    if (verdict instanceof Verdict.Apply(var version)) {
      apply(placed.get(), slot, version);
    } else {
      settle(request, verdict);
    }
  }

  private void apply(Placed placed, InstanceObjects slot, @Nullable String version) {
    Request request = placed.asked();
    Optional<Verdict.Refuse> refused = applier.apply(placed, slot, version);
    if (refused.isPresent()) {
      fail(request, refused.get().why());
      return;
    }
    log.info(
        "release {}: {} applied as {} ({})",
        request.event().release(),
        request.event().slot(),
        placed.name(),
        request.event().sequence());
    results.started(request);
  }

  private void overtaken(Request request, long by) {
    log.info(
        "release {}: {} not applied ({}): overtaken by {}",
        request.event().release(),
        request.event().slot(),
        request.event().sequence(),
        by);
    results.overtaken(request, by);
  }

  private void fail(Request request, Diagnosis why) {
    log.info(
        "release {}: {} not applied ({}): {}",
        request.event().release(),
        request.event().slot(),
        request.event().sequence(),
        why.reason());
    results.failed(request, why);
  }
}
