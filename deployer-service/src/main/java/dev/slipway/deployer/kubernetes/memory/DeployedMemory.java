package dev.slipway.deployer.kubernetes.memory;

import dev.slipway.deployer.DeployerProperties;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Remembered;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// One ConfigMap in each namespace that something was deployed to, with an entry for each Deployment by
/// its name. Deploying does not depend on it: what may not be written is said once in the log.
@Component
public class DeployedMemory implements Remembered {

  static final String NAME = "slipway-deployed";

  private static final Logger log = LoggerFactory.getLogger(DeployedMemory.class);

  private final NamedConfigMap map;
  private final DeployerProperties properties;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /// Reads and writes nothing before it is asked.
  public DeployedMemory(KubernetesClient client, DeployerProperties properties) {
    this.map = new NamedConfigMap(client, NAME);
    this.properties = properties;
  }

  /// All entries, by namespace and Deployment. Empty where this service may look nowhere.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  public Optional<Map<String, Map<String, String>>> all() {
    List<String> namespaces = properties.namespaces();
    return namespaces.isEmpty() ? list(null) : ofEach(namespaces);
  }

  /// A namespace that does not answer holds up no other, unless none does.
  private Optional<Map<String, Map<String, String>>> ofEach(List<String> namespaces) {
    Map<String, Map<String, String>> all = new HashMap<>();
    TransientException failure = null;
    boolean answered = false;
    for (String namespace : namespaces) {
      try {
        Optional<Map<String, Map<String, String>>> found = list(namespace);
        found.ifPresent(all::putAll);
        answered |= found.isPresent();
      } catch (TransientException e) {
        failure = e;
        log.warn("what was deployed to {} cannot be read now: {}", namespace, e.getMessage());
      }
    }
    if (!answered && failure != null) {
      throw failure;
    }
    return answered ? Optional.of(all) : Optional.empty();
  }

  /// @param namespace null for all
  private Optional<Map<String, Map<String, String>>> list(@Nullable String namespace) {
    Map<String, Map<String, String>> all = new HashMap<>();
    try {
      for (ConfigMap there : map.list(namespace)) {
        all.put(there.getMetadata().getNamespace(), NamedConfigMap.data(there));
      }
    } catch (RefusedException e) {
      say(Objects.requireNonNullElse(namespace, ""), e);
      return Optional.empty();
    }
    return Optional.of(all);
  }

  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer, or somebody else
  ///     makes the ConfigMap at the same time: try again
  public void remember(Rollout rollout) {
    remember(rollout.namespace(), Map.of(rollout.name(), DeployedEntries.text(rollout)));
  }

  /// @param entries by Deployment
  /// @throws dev.slipway.messaging.failure.TransientException as above
  public void remember(String namespace, Map<String, String> entries) {
    try {
      if (!map.patch(namespace, null, entries)) {
        map.create(namespace, entries);
      }
    } catch (RefusedException e) {
      say(namespace, e);
    }
  }

  @Override
  public void forget(String namespace, String deployment) {
    Map<String, @Nullable String> gone = new HashMap<>();
    gone.put(deployment, null);
    try {
      map.patch(namespace, null, gone);
    } catch (RefusedException e) {
      say(namespace, e);
    }
  }

  private void say(String namespace, RefusedException e) {
    if (said.add(namespace + "/" + e.diagnosis().reason())) {
      log.warn("what is deleted while no deployer looks may not be noticed: {}", e.getMessage());
    }
  }
}
