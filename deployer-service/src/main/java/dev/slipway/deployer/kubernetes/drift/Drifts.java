package dev.slipway.deployer.kubernetes.drift;

import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.deployer.drift.DriftWatch;
import dev.slipway.deployer.drift.FieldOwners;
import dev.slipway.deployer.drift.Found;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Holds Deployments, and what was deployed with them, against what was applied.
@Component
public class Drifts {

  private static final String REPLICAS = ".spec.replicas";

  private final DriftWatch watch;
  private final Companions companions;

  Drifts(DriftWatch watch, Companions companions) {
    this.watch = watch;
    this.companions = companions;
  }

  /// @param rollout the same Deployment, whose outcome has been reported
  /// @param latest whether no other of its slot was applied later: what is beside it is that one's
  public void look(Deployment deployment, Rollout rollout, boolean latest) {
    if (rollout.isKnown()) {
      String told = annotations(deployment).get(Keys.DRIFT);
      watch.look(rollout, found(deployment, rollout, latest), told);
    }
  }

  private static Map<String, String> annotations(Deployment deployment) {
    return Objects.requireNonNullElse(deployment.getMetadata().getAnnotations(), Map.of());
  }

  private List<Found> found(Deployment deployment, Rollout rollout, boolean latest) {
    List<Found> found = new ArrayList<>();
    List<Change> changes = changes(deployment, rollout);
    if (!changes.isEmpty()) {
      found.add(new Found("deployment " + rollout.name(), false, changes));
    }
    if (latest) {
      found.addAll(companions.of(rollout));
    }
    return found;
  }

  /// The differences of the Deployment alone to what was applied.
  public static List<Change> changes(Deployment deployment, Rollout rollout) {
    JsonNode live = EventJson.mapper().readTree(Serialization.asJson(deployment));
    Manifest applied = Manifests.of(rollout.placed(), rollout.appliedAt()).getLast();
    JsonNode wanted = EventJson.mapper().valueToTree(applied.content());
    List<Change> changes = new ArrayList<>(FieldOwners.changes(wanted, live, Keys.SLIPWAY));
    if (changes.stream().noneMatch(change -> change.field().equals(REPLICAS))
        && isScaled(wanted, live)) {
      changes.add(new Change(REPLICAS, null));
    }
    return changes;
  }

  /// `kubectl scale` leaves no trace among the owners of fields on older clusters. A number is a number
  /// everywhere, so that it can be compared.
  private static boolean isScaled(JsonNode wanted, JsonNode live) {
    JsonNode replicas = wanted.at("/spec/replicas");
    return replicas.isInt() && replicas.asInt() != live.at("/spec/replicas").asInt(1);
  }
}
