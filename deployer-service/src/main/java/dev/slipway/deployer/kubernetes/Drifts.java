package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.Drift.Change;
import dev.slipway.deployer.deployment.Keys;
import dev.slipway.deployer.deployment.Manifest;
import dev.slipway.deployer.deployment.Manifests;
import dev.slipway.deployer.drift.DriftWatch;
import dev.slipway.deployer.drift.FieldOwners;
import dev.slipway.deployer.drift.Found;
import dev.slipway.deployer.rollout.Rollout;
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
class Drifts {

  private final DriftWatch watch;
  private final Companions companions;

  Drifts(DriftWatch watch, Companions companions) {
    this.watch = watch;
    this.companions = companions;
  }

  /// @param rollout the same Deployment, whose outcome has been reported
  /// @param latest whether no other of its slot was applied later: what is beside it is that one's
  void look(Deployment deployment, Rollout rollout, boolean latest) {
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

  private static List<Change> changes(Deployment deployment, Rollout rollout) {
    JsonNode live = EventJson.mapper().readTree(Serialization.asJson(deployment));
    Manifest applied = Manifests.of(rollout.placed(), rollout.appliedAt()).getLast();
    return FieldOwners.changes(
        EventJson.mapper().valueToTree(applied.content()), live, Keys.SLIPWAY);
  }
}
