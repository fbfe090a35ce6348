package dev.slipway.deployer.deployment;

import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Traces traces;
  private final Clock clock;

  /// What is decided on what is there holds until it is applied: nothing is put right over a newer
  /// request.
  private final ReentrantLock applying = new ReentrantLock();

  Deployments(Cluster cluster, Fences fences, Results results, Traces traces, Clock clock) {
    this.fences = fences;
    this.traces = traces;
    this.cluster = cluster;
    this.results = results;
    this.clock = clock;
  }

  /// Idempotent: a request that was applied before changes nothing; its outcome is the rollout's watch's
  /// to report.
  ///
  /// @throws dev.slipway.messaging.TransientException where the cluster or Kafka does not answer: the
  ///     request is to be handled again
  public void handle(Request request) {
    alone(() -> decide(request));
  }

  /// Decides and does something while nothing else is applied or removed.
  void alone(Runnable work) {
    applying.lock();
    try {
      work.run();
    } finally {
      applying.unlock();
    }
  }

  /// Applies a request once more, as it was applied before, and takes back what others have changed.
  /// Where a newer one is there, nothing is done.
  ///
  /// @param appliedAt when its rollout began
  /// @return whether it was applied
  /// @throws dev.slipway.messaging.TransientException where the cluster does not answer: try again later
  public boolean correct(Request request, Instant appliedAt) {
    DeployRequested event = request.event();
    applying.lock();
    try {
      Optional<Cluster.Existing> there =
          cluster.find(event.to().namespace(), Names.deployment(event));
      boolean newer =
          there.filter(d -> d.sequence() != event.sequence()).isPresent()
              || fences.removed(event) >= event.sequence();
      if (!newer) {
        List<Manifest> manifests = Manifests.of(request, appliedAt);
        Optional<Verdict.Refuse> foreign = foreign(event, manifests);
        if (foreign.isPresent()) {
          throw new Cluster.RefusedException(foreign.get().why(), null);
        }
        cluster.correct(manifests, there.map(Cluster.Existing::version).orElse(null));
        log.info("release {}: {} put right ({})", event.release(), event.slot(), event.sequence());
      }
      return !newer;
    } catch (Cluster.RefusedException e) {
      log.warn(
          "release {}: {} cannot be put right: {}", event.release(), event.slot(), e.getMessage());
      return false;
    } finally {
      applying.unlock();
    }
  }

  private void decide(Request request) {
    DeployRequested event = request.event();
    try {
      Optional<Cluster.Existing> existing =
          cluster.find(event.to().namespace(), Names.deployment(event));
      switch (Verdict.of(event, existing)) {
        case Verdict.Apply(var version) -> applyUnlessRemoved(request, version);
        // Whoever applied it may have been killed before it could say so.
        case Verdict.AppliedBefore _ -> results.started(request);
        case Verdict.Overtaken(long by) -> overtaken(request, by);
        case Verdict.Refuse(Diagnosis why) -> fail(request, why);
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
  private void applyUnlessRemoved(Request request, @Nullable String version) {
    long removed = fences.removed(request.event());
    if (removed >= request.event().sequence()) {
      overtaken(request, removed);
    } else {
      apply(request, version);
    }
  }

  private void overtaken(Request request, long by) {
    DeployRequested event = request.event();
    log.info(
        "release {}: {} not applied ({}): overtaken by {}",
        event.release(),
        event.slot(),
        event.sequence(),
        by);
    results.overtaken(request, by);
  }

  private void apply(Request request, @Nullable String version) {
    DeployRequested event = request.event();
    List<Manifest> manifests = Manifests.of(request, clock.instant());
    Optional<Verdict.Refuse> foreign = foreign(event, manifests);
    if (foreign.isPresent()) {
      fail(request, foreign.get().why());
      return;
    }
    apply(request, manifests, version);
    log.info(
        "release {}: {} applied as {} ({})",
        event.release(),
        event.slot(),
        Names.deployment(event),
        event.sequence());
    results.started(request);
  }

  /// The Deployment was looked at before, and a namespace is shared.
  private Optional<Verdict.Refuse> foreign(DeployRequested event, List<Manifest> manifests) {
    return manifests.stream()
        .filter(m -> !m.kind().equals("Deployment") && !m.kind().equals("Namespace"))
        .flatMap(m -> Verdict.over(event, m, cluster.owner(m)).stream())
        .findFirst();
  }

  private void apply(Request request, List<Manifest> manifests, @Nullable String version) {
    try (TraceSpan span =
        traces
            .start("apply", SpanKind.CLIENT, request.traceparent())
            .with("slipway.release", request.event().release())
            .with("slipway.slot", request.event().slot())
            .with("k8s.namespace.name", request.event().to().namespace())
            .with("k8s.deployment.name", Names.deployment(request.event()))) {
      try {
        cluster.apply(manifests, version);
      } catch (RuntimeException e) {
        span.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
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
