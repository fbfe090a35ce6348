package dev.slipway.deployer.apply;

import static java.util.stream.Collectors.partitioningBy;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.cluster.Remembered;
import dev.slipway.deployer.cluster.Together;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.manifest.KeptManifests;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.deployer.strategy.RolloutCompletion;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Applies the objects of a request once all of them have been tried, the Deployment last. What does not wait for another
/// answer is asked for at the same time: each request to an API server is a part of how long a build waits.
record Applier(Cluster cluster, Remembered remembered, Traces traces, Clock clock) {

  /// @param version the Deployment's version that the decision to apply was made on, null where there was none
  /// @return why nothing was applied, empty where all was
  /// @throws Cluster.RefusedException if the cluster will not have one of the objects
  /// @throws dev.slipway.messaging.failure.TransientException if the cluster does not answer, or the Deployment has
  ///     changed meanwhile: decide again
  Optional<Verdict.Refuse> apply(Placed placed, InstanceObjects slot, @Nullable String version) {
    List<Manifest> all = inItsNamespace(Manifests.of(placed, clock.instant()), slot);
    Supplier<List<Manifest>> rehearsed = Together.begin(() -> cluster.rehearse(all, version));
    Optional<Verdict.Refuse> foreign = foreign(placed.asked().event(), all);
    if (foreign.isEmpty()) {
      List<Manifest> unknown = rehearsed.get();
      applyInOrder(waysLast(placed, version, unknown), slot, version, unknown);
    }
    return foreign;
  }

  /// An object among them that is somebody else's. The Deployment was looked at before, and a namespace is shared.
  Optional<Verdict.Refuse> foreign(DeployRequested event, List<Manifest> manifests) {
    List<Supplier<Optional<Verdict.Refuse>>> questions =
        withoutNamespace(manifests).stream()
            .filter(m -> !isDeployment(m))
            .<Supplier<Optional<Verdict.Refuse>>>map(
                m -> () -> Verdict.over(event, m, cluster.owner(m)))
            .toList();
    return questions.isEmpty()
        ? Optional.empty()
        : Together.ask(questions).stream().flatMap(Optional::stream).findFirst();
  }

  /// Where a Deployment of the instance is, its namespace is too.
  private static List<Manifest> inItsNamespace(List<Manifest> manifests, InstanceObjects slot) {
    return slot.all().isEmpty() ? manifests : withoutNamespace(manifests);
  }

  private static List<Manifest> withoutNamespace(List<Manifest> manifests) {
    return manifests.stream().filter(m -> !m.kind().equals("Namespace")).toList();
  }

  private static boolean isDeployment(Manifest manifest) {
    return manifest.kind().equals("Deployment");
  }

  /// If the Deployment may still be refused, the ways to the version that serves stay as they are until the
  /// new pods are ready. Own manifests that are too long to be remembered could not be applied by then.
  private static Placed waysLast(Placed placed, @Nullable String version, List<Manifest> unknown) {
    boolean refusable = unknown.stream().anyMatch(Applier::isDeployment);
    List<Map<String, Object>> own = placed.runs().event().workload().manifests();
    boolean kept = own.isEmpty() || KeptManifests.text(own).isPresent();
    return version != null && refusable && kept
        ? placed.with(placed.stand().withWaysLast())
        : placed;
  }

  /// The namespace was made for the dry run.
  private void applyInOrder(
      Placed placed, InstanceObjects slot, @Nullable String version, List<Manifest> unknown) {
    List<Manifest> now =
        withoutNamespace(Manifests.of(placed, clock.instant())).stream()
            .filter(manifest -> !RolloutCompletion.waits(manifest, placed, slot))
            .toList();
    Request request = placed.asked();
    try (TraceSpan span =
        traces
            .start("apply", SpanKind.CLIENT, request.traceparent())
            .with("slipway.release", request.event().release())
            .with("slipway.slot", request.event().slot())
            .with("k8s.namespace.name", request.event().to().namespace())
            .with("k8s.deployment.name", placed.name())) {
      try {
        applyForgotten(placed, slot, now, unknown, version);
      } catch (RuntimeException e) {
        span.failed(e.getClass().getSimpleName());
        throw e;
      }
    }
  }

  /// As it was before, a Deployment must not be made again once its request was taken: it is forgotten before it is
  /// applied, while the objects before it are.
  private void applyForgotten(
      Placed placed,
      InstanceObjects slot,
      List<Manifest> manifests,
      List<Manifest> unknown,
      @Nullable String version) {
    Map<Boolean, List<Manifest>> isLast =
        Manifests.unknownFirst(manifests, unknown).stream()
            .collect(partitioningBy(Applier::isDeployment));
    String namespace = placed.asked().event().to().namespace();
    Runnable forgotten = Together.beginWork(() -> remembered.forget(namespace, placed.name()));
    applyOthers(placed, slot, isLast.getOrDefault(false, List.of()), unknown);
    forgotten.run();
    cluster.apply(isLast.getOrDefault(true, List.of()), version);
  }

  /// One after the other, so that what is refused finds what serves as it was, and leaves nothing behind; at once where
  /// nothing of the instance is there and all is known to be taken. A project's own manifests may need each other, in
  /// their order.
  private void applyOthers(
      Placed placed, InstanceObjects slot, List<Manifest> manifests, List<Manifest> unknown) {
    boolean inOrder =
        !slot.all().isEmpty()
            || !unknown.isEmpty()
            || !placed.runs().event().workload().manifests().isEmpty();
    if (inOrder) {
      cluster.apply(manifests, null);
    } else {
      Together.all(
          manifests.stream()
              .<Runnable>map(manifest -> () -> cluster.apply(List.of(manifest), null))
              .toList());
    }
  }
}
