package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.drift.Drifts;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A number of pods that somebody else has set is drift, also where the cluster does not say who set it.
class ScaledTest {

  private static final Request REQUEST = Requests.live("registry/shop:1", 1);

  @ParameterizedTest
  @CsvSource({"2, false", "5, true", "0, true"})
  void kubectlScaleIsDrift(int replicas, boolean drift) {
    Manifest applied = Manifests.of(REQUEST, Instant.EPOCH).getLast();
    Deployment live = Serialization.unmarshal(applied.json(), Deployment.class);
    live.getSpec().setReplicas(replicas);
    FieldsV1 fields = new FieldsV1();
    owned(EventJson.mapper().valueToTree(applied.content())).forEach(fields::setAdditionalProperty);
    live.getMetadata()
        .setManagedFields(
            List.of(
                new ManagedFieldsEntryBuilder()
                    .withManager("slipway")
                    .withOperation("Apply")
                    .withFieldsV1(fields)
                    .build()));
    assertThat(Drifts.changes(live, rollout()))
        .isEqualTo(drift ? List.of(new Change(".spec.replicas", null)) : List.of());
  }

  /// Objects by their fields, lists as a whole.
  private static Map<String, Object> owned(JsonNode object) {
    Map<String, Object> owned = new HashMap<>();
    object
        .properties()
        .forEach(field ->
            owned.put(
                "f:" + field.getKey(),
                field.getValue().isObject() ? owned(field.getValue()) : Map.of()));
    return owned;
  }

  private static Rollout rollout() {
    return new Rollout(
        "shop-live",
        "shop-live",
        REQUEST,
        Instant.EPOCH,
        1,
        "1",
        new Rollout.Status(true, 2, 2, 2, 2, 2, false, null));
  }
}
