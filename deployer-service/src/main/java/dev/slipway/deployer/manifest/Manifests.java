package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The objects that a request means. Pure.
public final class Manifests {

  private Manifests() {}

  /// In the order in which they are applied. The Deployment comes last: it carries the sequence, so that
  /// a request that was applied in part is applied again.
  ///
  /// @param now when they are applied, from which the rollout's time runs
  /// @throws IllegalArgumentException for a url or a manifest that no object can be made of
  public static List<Manifest> of(Request request, Instant now) {
    return of(Placed.of(request), now);
  }

  /// Those of a Deployment where a slot may have several.
  ///
  /// @param now and the rest as above
  public static List<Manifest> of(Placed placed, Instant now) {
    Frame frame = new Frame(placed);
    List<Manifest> manifests = new ArrayList<>();
    if (frame.event().to().createNamespace()) {
      manifests.add(namespace(frame.namespace()));
    }
    if (frame.workload().manifests().isEmpty()) {
      built(frame, now, manifests);
    } else {
      manifests.addAll(new OwnManifests(frame).all(now));
    }
    return manifests;
  }

  /// In an order in which a refusal finds what serves as it was: among the ways to the pods, those that may be
  /// refused come first. All others stay where they are.
  ///
  /// @param manifests in the order in which they are applied
  /// @param unknown those of which it cannot be known if the cluster takes them
  public static List<Manifest> unknownFirst(List<Manifest> manifests, List<Manifest> unknown) {
    Set<String> names = unknown.stream().map(Manifest::toString).collect(Collectors.toSet());
    List<Manifest> ways = new ArrayList<>(manifests.stream().filter(Manifests::isWay).toList());
    ways.sort(Comparator.comparing(way -> !names.contains(way.toString())));
    Iterator<Manifest> next = ways.iterator();
    return manifests.stream().map(m -> isWay(m) ? next.next() : m).toList();
  }

  /// True for a Service or a route: what leads requests to pods.
  public static boolean isWay(Manifest manifest) {
    return Ways.KINDS.contains(manifest.kind());
  }

  /// True if the workload has a port, so that a Service leads to its pods.
  public static boolean isReached(Placed placed) {
    return new Frame(placed).mainPort() != null;
  }

  /// True if the route shares requests by weights; false where it has none, or one that cannot.
  public static boolean isWeighted(Placed placed) {
    return RouteManifest.isWeighted(new Frame(placed));
  }

  /// True if both ask for the same pods, whatever they are called and whoever asked.
  public static boolean haveEqualPods(Placed one, Placed other) {
    return DeploymentManifest.pod(new Frame(one)).equals(DeploymentManifest.pod(new Frame(other)));
  }

  /// The Service and the route to a version before it serves; none for a workload without a port.
  public static List<Manifest> preview(Placed placed) {
    return Ways.preview(new Frame(placed));
  }

  /// The Service that a weighing route leads to; none where the pods themselves are the share.
  public static List<Manifest> canary(Placed placed) {
    return Ways.canary(new Frame(placed));
  }

  private static void built(Frame frame, Instant now, List<Manifest> into) {
    into.addAll(Ways.of(frame));
    Workload.DisruptionBudget budget = frame.workload().disruptionBudget();
    if (budget != null && !frame.placed().isCanary() && !frame.placed().isGone()) {
      into.add(budget(frame, budget));
    }
    into.add(DeploymentManifest.of(frame, now));
  }

  private static Manifest namespace(String name) {
    return new Manifest(
        "Namespace",
        name,
        map("apiVersion", "v1", "kind", "Namespace", "metadata", map("name", name)));
  }

  private static Manifest budget(Frame frame, Workload.DisruptionBudget budget) {
    String minimum = budget.minAvailable();
    String maximum = budget.maxUnavailable();
    return frame.manifest(
        "policy/v1",
        "PodDisruptionBudget",
        map(
            minimum == null ? "maxUnavailable" : "minAvailable",
            minimum == null ? pods(maximum == null ? "1" : maximum) : pods(minimum),
            "selector",
            map("matchLabels", frame.selector())));
  }

  /// A number, or a share as text.
  private static Object pods(String text) {
    return text.endsWith("%") ? text : Integer.valueOf(text);
  }
}
