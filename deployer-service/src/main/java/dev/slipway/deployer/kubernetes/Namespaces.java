package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Makes namespaces where they are missing. One that was there once is not asked for again until somebody finds it missing:
/// a build waits for each request to an API server.
final class Namespaces {

  private static final int EXISTS = 409;
  private static final int REMEMBERED = 1_000;

  private final KubernetesClient client;
  private final Function<Manifest, HasMetadata> read;
  private final Set<String> known =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  Namespaces(KubernetesClient client, Function<Manifest, HasMetadata> read) {
    this.client = client;
    this.read = read;
  }

  /// True if the namespace was there or was made, as far as is remembered.
  boolean isKnown(Manifest namespace) {
    return known.contains(namespace.name());
  }

  /// Makes the namespace, marked as Slipway's only where it is made here: one that is there may be somebody else's.
  ///
  /// @throws KubernetesClientException if the cluster refuses or does not answer
  void make(Manifest manifest) {
    HasMetadata namespace = read.apply(manifest);
    namespace.getMetadata().setLabels(Map.of(Keys.MANAGED_BY, Keys.SLIPWAY));
    try {
      client.resource(namespace).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != EXISTS) {
        throw e;
      }
    }
    known.add(manifest.name());
  }
}
