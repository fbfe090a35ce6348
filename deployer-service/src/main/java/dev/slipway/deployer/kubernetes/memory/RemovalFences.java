package dev.slipway.deployer.kubernetes.memory;

import dev.slipway.contract.Sha256;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.cluster.Fences;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// One ConfigMap in each namespace that something was removed from.
@Component
public class RemovalFences implements Fences {

  static final String NAME = "slipway-removed";

  private static final int KEY_BYTES = 10;

  private final NamedConfigMap map;
  private final Clock clock;

  /// @param clock for the time of a removal, which is kept for people
  public RemovalFences(KubernetesClient client, Clock clock) {
    this.map = new NamedConfigMap(client, NAME);
    this.clock = clock;
  }

  @Override
  public long removed(DeployRequested request) {
    ConfigMap there = map.get(request.to().namespace());
    return there == null ? 0 : RemovedSlots.sequence(NamedConfigMap.data(there).get(key(request)));
  }

  @Override
  public void remember(DeployRequested removal) {
    String namespace = removal.to().namespace();
    String value = RemovedSlots.entry(removal, clock.instant());
    ConfigMap there = map.get(namespace);
    if (there == null) {
      map.create(namespace, Map.of(key(removal), value));
      return;
    }
    Map<String, String> data = NamedConfigMap.data(there);
    if (RemovedSlots.sequence(data.get(key(removal))) < removal.sequence()) {
      Map<String, @Nullable String> changes = new LinkedHashMap<>(RemovedSlots.tooOld(data));
      changes.put(key(removal), value);
      change(there, changes);
    }
  }

  private void change(ConfigMap seen, Map<String, @Nullable String> changes) {
    String namespace = seen.getMetadata().getNamespace();
    if (!map.patch(namespace, seen.getMetadata().getResourceVersion(), changes)) {
      throw new TransientException(
          "configmap " + NAME + " in " + namespace + " was deleted meanwhile", null);
    }
  }

  /// Of a fixed length, for any slot.
  private static String key(DeployRequested request) {
    byte[] hash = Sha256.of(request.project() + "/" + request.slot());
    return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
  }
}
