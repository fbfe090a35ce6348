package dev.slipway.deployer.kubernetes.memory;

import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.kubernetes.ClusterFailures;
import dev.slipway.deployer.kubernetes.KubernetesCluster;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A ConfigMap in which Slipway remembers something of its namespace. It has the same name in each, so
/// that the right to it can be given for it alone.
///
/// Each of its methods throws [dev.slipway.deployer.cluster.Cluster.RefusedException] if this service has no right to
/// it, and [dev.slipway.messaging.failure.TransientException] if the cluster does not answer or somebody else has
/// written meanwhile.
///
/// @param name known to k8s/, which gives the right by it
record NamedConfigMap(KubernetesClient client, String name) {

  private static final int NOT_FOUND = 404;

  @Nullable ConfigMap get(String namespace) {
    try {
      return client.configMaps().inNamespace(namespace).withName(name).get();
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("get configmap " + name + " in " + namespace, e);
    }
  }

  /// Those of all namespaces, or of one.
  ///
  /// @param namespace null for all
  List<ConfigMap> list(@Nullable String namespace) {
    try {
      return (namespace == null
              ? client.configMaps().inAnyNamespace()
              : client.configMaps().inNamespace(namespace))
          .withField("metadata.name", name)
          .list()
          .getItems();
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("list configmaps " + name, e);
    }
  }

  /// Makes one, unless there is no such namespace. Applied, since a right to create cannot be given for
  /// one name alone, but for an apply.
  void create(String namespace, Map<String, ? extends @Nullable String> data) {
    ConfigMap fresh =
        at(namespace)
            .editMetadata()
            .addToLabels(Keys.MANAGED_BY, Keys.SLIPWAY)
            .withResourceVersion(KubernetesCluster.NEVER)
            .endMetadata()
            .withData(new LinkedHashMap<>(data))
            .build();
    try {
      client.resource(fresh).fieldManager(Keys.SLIPWAY).serverSideApply();
    } catch (KubernetesClientException e) {
      if (e.getCode() != NOT_FOUND) {
        throw ClusterFailures.of("apply configmap " + name + " in " + namespace, e);
      }
    }
  }

  /// @param version the one that the changes were decided on, null where it does not matter
  /// @param changes of entries, null for those that go
  /// @return false where there is none
  boolean patch(
      String namespace, @Nullable String version, Map<String, ? extends @Nullable String> changes) {
    Map<String, Object> patch = new LinkedHashMap<>(Map.of("data", changes));
    if (version != null) {
      patch.put("metadata", Map.of("resourceVersion", version));
    }
    try {
      // Of an object by its name alone the client would look first, which needs one more right.
      client
          .resource(at(namespace).build())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Keys.SLIPWAY)
                  .build(),
              EventJson.mapper().writeValueAsString(patch));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == NOT_FOUND) {
        return false;
      }
      throw ClusterFailures.of("patch configmap " + name + " in " + namespace, e);
    }
  }

  static Map<String, String> data(ConfigMap there) {
    return Objects.requireNonNullElse(there.getData(), Map.of());
  }

  private ConfigMapBuilder at(String namespace) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata();
  }
}
