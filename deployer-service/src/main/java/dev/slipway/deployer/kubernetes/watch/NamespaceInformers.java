package dev.slipway.deployer.kubernetes.watch;

import dev.slipway.deployer.instance.Keys;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches Slipway's Deployments: in the whole cluster, or with an informer for each namespace that is served, so
/// that no right beyond them is needed and one namespace's trouble is its own.
final class NamespaceInformers {

  private static final Logger log = LoggerFactory.getLogger(NamespaceInformers.class);

  /// The name of the informer of all namespaces.
  private static final String EVERYWHERE = "";

  private final List<SharedIndexInformer<Deployment>> all = new CopyOnWriteArrayList<>();
  private final Map<String, SharedIndexInformer<Deployment>> byNamespace =
      new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  /// Begins to watch. An API server that does not answer, or stops answering, is asked again for ever.
  ///
  /// @param namespaces empty for all of them
  void follow(
      KubernetesClient client, List<String> namespaces, ResourceEventHandler<Deployment> handler) {
    if (namespaces.isEmpty()) {
      follow(
          EVERYWHERE,
          client
              .apps()
              .deployments()
              .inAnyNamespace()
              .withLabel(Keys.MANAGED_BY, Keys.SLIPWAY)
              .runnableInformer(0),
          handler);
    }
    for (String namespace : namespaces) {
      follow(
          namespace,
          client
              .apps()
              .deployments()
              .inNamespace(namespace)
              .withLabel(Keys.MANAGED_BY, Keys.SLIPWAY)
              .runnableInformer(0),
          handler);
    }
  }

  private void follow(
      String namespace,
      SharedIndexInformer<Deployment> informer,
      ResourceEventHandler<Deployment> handler) {
    Siblings.follow(informer);
    informer.addEventHandler(handler);
    informer.exceptionHandler((_, failure) -> {
      failures.put(namespace, String.valueOf(failure.getMessage()));
      log.warn("rollouts cannot be watched; trying again: {}", failure.getMessage());
      return true;
    });
    all.add(informer);
    byNamespace.put(namespace, informer);
    informer.start();
  }

  List<SharedIndexInformer<Deployment>> all() {
    return all;
  }

  /// True if all rollouts of at least one namespace are known, and each change to them is reported.
  boolean isAnyWatching() {
    return all.stream().anyMatch(NamespaceInformers::isWatching);
  }

  /// True if all rollouts of a namespace are known, and each change to them is reported.
  boolean isWatching(String namespace) {
    SharedIndexInformer<Deployment> own =
        byNamespace.getOrDefault(namespace, byNamespace.get(EVERYWHERE));
    return own != null && isWatching(own);
  }

  private static boolean isWatching(SharedIndexInformer<Deployment> informer) {
    return informer.hasSynced() && informer.isWatching();
  }

  /// What the API server said last of the namespaces that cannot be watched now, by their names.
  Map<String, String> unwatched() {
    Map<String, String> unwatched = new TreeMap<>();
    byNamespace.forEach((namespace, informer) -> {
      if (!isWatching(informer)) {
        unwatched.put(
            namespace.equals(EVERYWHERE) ? "all namespaces" : namespace,
            failures.getOrDefault(namespace, "not answered yet"));
      }
    });
    return unwatched;
  }

  void stop() {
    all.forEach(SharedIndexInformer::stop);
    all.clear();
    byNamespace.clear();
  }
}
