package dev.slipway.deployer.kubernetes.watch;

import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.kubernetes.Rollouts;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// The Deployments of one slot among those that are watched. The one that was applied last speaks for the
/// slot; the others are watched over only while they serve beside it.
final class Siblings {

  private static final String SLOT = "slot";

  private final List<SharedIndexInformer<Deployment>> informers;

  /// @param informers each of which is followed, see [#follow]
  Siblings(List<SharedIndexInformer<Deployment>> informers) {
    this.informers = informers;
  }

  /// Before the informer starts.
  static void follow(SharedIndexInformer<Deployment> informer) {
    informer.addIndexers(Map.<String, Function<Deployment, List<String>>>of(SLOT, Siblings::keys));
  }

  private static List<String> keys(Deployment deployment) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(deployment.getMetadata().getAnnotations(), Map.of());
    Map<String, String> labels =
        Objects.requireNonNullElse(deployment.getMetadata().getLabels(), Map.of());
    String slot = annotations.get(Keys.SLOT);
    return slot == null
        ? List.of()
        : List.of(
            deployment.getMetadata().getNamespace() + "/" + labels.get(Keys.PROJECT) + "/" + slot);
  }

  /// Whether it speaks for its slot.
  boolean isLatest(Deployment deployment) {
    return later(deployment).findAny().isEmpty();
  }

  /// Whether it serves, though another of its slot was applied later: that one is a preview, or has a
  /// share.
  boolean servesBeside(Deployment deployment) {
    return later(deployment)
        .max(Comparator.comparingLong(Rollouts::sequence))
        .flatMap(Rollouts::of)
        .filter(latest -> latest.placed().isBesideAnother())
        .isPresent();
  }

  /// Whether the slot has more than this one.
  boolean hasOthers(Deployment deployment) {
    return all(deployment).anyMatch(other -> !isSame(other, deployment));
  }

  private Stream<Deployment> later(Deployment deployment) {
    long sequence = Rollouts.sequence(deployment);
    return all(deployment)
        .filter(other -> !isSame(other, deployment) && Rollouts.sequence(other) > sequence);
  }

  private Stream<Deployment> all(Deployment deployment) {
    return keys(deployment).stream()
        .flatMap(key ->
            informers.stream()
                .flatMap(informer -> informer.getIndexer().byIndex(SLOT, key).stream()));
  }

  private static boolean isSame(Deployment one, Deployment other) {
    return one.getMetadata().getName().equals(other.getMetadata().getName());
  }
}
