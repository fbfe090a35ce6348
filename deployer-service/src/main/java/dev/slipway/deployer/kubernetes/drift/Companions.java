package dev.slipway.deployer.kubernetes.drift;

import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.drift.FieldOwners;
import dev.slipway.deployer.drift.Found;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.KubernetesCluster;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Holds what was deployed beside a Deployment against what was applied. It is asked for from time to
/// time, so that the deployer needs no right to watch so many kinds.
@Component
class Companions {

  private final KubernetesCluster cluster;
  private final DriftProperties properties;
  private final Clock clock;

  /// When those of a Deployment were right last, by Deployment and request.
  private final Map<String, Instant> right = new ConcurrentHashMap<>();

  Companions(KubernetesCluster cluster, DriftProperties properties, Clock clock) {
    this.cluster = cluster;
    this.properties = properties;
    this.clock = clock;
  }

  /// Those that are no longer as they were deployed. Ones that were right a short while ago are not
  /// looked at again.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster does not answer
  List<Found> of(Rollout rollout) {
    String key = rollout.namespace() + "/" + rollout.name();
    Instant now = clock.instant();
    if (right.getOrDefault(key, Instant.MIN).isAfter(now.minus(properties.every()))) {
      return List.of();
    }
    List<Found> found =
        Manifests.of(rollout.placed(), rollout.appliedAt()).stream()
            .filter(m -> !m.kind().equals("Deployment") && !m.kind().equals("Namespace"))
            .filter(manifest -> !manifest.ends())
            .flatMap(manifest -> look(manifest).stream())
            .toList();
    if (found.isEmpty()) {
      right.put(key, now);
    } else {
      right.remove(key);
    }
    return found;
  }

  /// What this service may not look at is as good as right.
  private Optional<Found> look(Manifest manifest) {
    Optional<HasMetadata> live;
    try {
      live = cluster.live(manifest);
    } catch (RefusedException e) {
      return Optional.empty();
    }
    if (live.isEmpty()) {
      return Optional.of(new Found(manifest.toString(), true, List.of()));
    }
    JsonNode applied = EventJson.mapper().valueToTree(manifest.content());
    JsonNode now = EventJson.mapper().readTree(Serialization.asJson(live.get()));
    return Optional.of(
            new Found(manifest.toString(), false, FieldOwners.changes(applied, now, Keys.SLIPWAY)))
        .filter(found -> !found.changes().isEmpty());
  }
}
