package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.Sha256;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.deployment.Fences;
import dev.slipway.deployer.deployment.Keys;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One ConfigMap in each namespace that something was removed from. Its name is always the same, so that
/// the right to it can be given for it alone.
@Component
class RemovalFences implements Fences {

  /// Known to k8s/, which gives the right by it.
  static final String NAME = "slipway-removed";

  private static final int KEY_BYTES = 10;
  private static final int NOT_FOUND = 404;

  private final KubernetesClient client;
  private final Clock clock;

  RemovalFences(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public long removed(DeployRequested request) {
    ConfigMap there = get(request.to().namespace());
    return there == null ? 0 : RemovedSlots.sequence(data(there).get(key(request)));
  }

  @Override
  public void remember(DeployRequested removal) {
    String namespace = removal.to().namespace();
    String value = RemovedSlots.entry(removal, clock.instant());
    ConfigMap there = get(namespace);
    if (there == null) {
      create(namespace, Map.of(key(removal), value));
    } else if (RemovedSlots.sequence(data(there).get(key(removal))) < removal.sequence()) {
      Map<String, @Nullable String> changes = new LinkedHashMap<>(RemovedSlots.tooOld(data(there)));
      changes.put(key(removal), value);
      patch(there, changes);
    }
  }

  /// Of a fixed length, for any slot.
  private static String key(DeployRequested request) {
    byte[] hash = Sha256.of(request.project() + "/" + request.slot());
    return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
  }

  private Resource<ConfigMap> at(String namespace) {
    return client.configMaps().inNamespace(namespace).withName(NAME);
  }

  private @Nullable ConfigMap get(String namespace) {
    try {
      return at(namespace).get();
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("get configmap " + NAME + " in " + namespace, e);
    }
  }

  /// Applied, since a right to create cannot be given for one name alone, but for an apply.
  private void create(String namespace, Map<String, String> data) {
    ConfigMap fresh =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(NAME)
            .addToLabels(Keys.MANAGED_BY, Keys.SLIPWAY)
            .withResourceVersion(KubernetesCluster.NEVER)
            .endMetadata()
            .withData(data)
            .build();
    try {
      client.resource(fresh).fieldManager(Keys.SLIPWAY).serverSideApply();
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND) {
        throw ClusterFailures.of("apply configmap " + NAME + " in " + namespace, e);
      }
    }
  }

  private void patch(ConfigMap seen, Map<String, @Nullable String> changes) {
    String namespace = seen.getMetadata().getNamespace();
    Map<String, Object> patch =
        Map.of(
            "metadata",
            Map.of("resourceVersion", seen.getMetadata().getResourceVersion()),
            "data",
            changes);
    try {
      at(namespace)
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Keys.SLIPWAY)
                  .build(),
              EventJson.mapper().writeValueAsString(patch));
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("patch configmap " + NAME + " in " + namespace, e);
    }
  }

  private static Map<String, String> data(ConfigMap there) {
    return Objects.requireNonNullElse(there.getData(), Map.of());
  }
}
