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
import dev.slipway.deployer.manifest.KeptManifests;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.deployer.strategy.Placing;
import dev.slipway.deployer.strategy.RolloutCompletion;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
  private final Remembered remembered;
  private final Results results;
  private final Traces traces;
  private final Clock clock;

  private final Turns turns;
  private final Endings endings;

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
    this.remembered = remembered;
    this.traces = traces;
    this.cluster = cluster;
    this.results = results;
    this.clock = clock;
    this.turns = turns;
    this.endings = endings;
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
    Optional<Verdict.Refuse> foreign = foreign(event, manifests);
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
    DeployRequested event = request.event();
    List<Manifest> all = Manifests.of(placed, clock.instant());
    Optional<Verdict.Refuse> foreign = foreign(event, all);
    if (foreign.isPresent()) {
      fail(request, foreign.get().why());
      return;
    }
    List<Manifest> unknown = cluster.rehearse(all, version);
    // As it was before, it must not be made again once this request was taken.
    remembered.forget(event.to().namespace(), placed.name());
    applyInOrder(waysLast(placed, version, unknown), slot, version, unknown);
    log.info(
        "release {}: {} applied as {} ({})",
        event.release(),
        event.slot(),
        placed.name(),
        event.sequence());
    results.started(request);
  }

  /// If the Deployment may still be refused, the ways to the version that serves stay as they are until the
  /// new pods are ready. Own manifests that are too long to be remembered could not be applied by then.
  private static Placed waysLast(Placed placed, @Nullable String version, List<Manifest> unknown) {
    boolean refusable = unknown.stream().anyMatch(manifest -> manifest.kind().equals("Deployment"));
    List<Map<String, Object>> own = placed.runs().event().workload().manifests();
    boolean remembered = own.isEmpty() || KeptManifests.text(own).isPresent();
    return version != null && refusable && remembered
        ? placed.with(placed.stand().withWaysLast())
        : placed;
  }

  private void applyInOrder(
      Placed placed, InstanceObjects slot, @Nullable String version, List<Manifest> unknown) {
    List<Manifest> now =
        Manifests.of(placed, clock.instant()).stream()
            .filter(manifest -> !RolloutCompletion.waits(manifest, placed, slot))
            .toList();
    apply(placed, Manifests.unknownFirst(now, unknown), version);
  }

  /// The Deployment was looked at before, and a namespace is shared.
  private Optional<Verdict.Refuse> foreign(DeployRequested event, List<Manifest> manifests) {
    List<Supplier<Optional<Verdict.Refuse>>> questions =
        manifests.stream()
            .filter(m -> !m.kind().equals("Deployment") && !m.kind().equals("Namespace"))
            .<Supplier<Optional<Verdict.Refuse>>>map(
                m -> () -> Verdict.over(event, m, cluster.owner(m)))
            .toList();
    return questions.isEmpty()
        ? Optional.empty()
        : Together.ask(questions).stream().flatMap(Optional::stream).findFirst();
  }

  private void apply(Placed placed, List<Manifest> manifests, @Nullable String version) {
    Request request = placed.asked();
    try (TraceSpan span =
        traces
            .start("apply", SpanKind.CLIENT, request.traceparent())
            .with("slipway.release", request.event().release())
            .with("slipway.slot", request.event().slot())
            .with("k8s.namespace.name", request.event().to().namespace())
            .with("k8s.deployment.name", placed.name())) {
      try {
        cluster.apply(manifests, version);
      } catch (RuntimeException e) {
        span.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
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
