package dev.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The simulated cluster's rules for writes.
class WritesIT {

  @AutoClose private final Shop shop = new Shop(null);

  @Test
  void aManagerOwnsWhatItApplied() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 2), false);
    shop.client()
        .apps()
        .deployments()
        .inNamespace("shop")
        .withName("app")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"team\":\"others\"}}}");
    Deployment again = shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 2), false);
    assertThat(again.getMetadata().getLabels()).containsEntry("team", "others");

    assertThatThrownBy(() -> shop.apply("others", Shop.deployment("registry/app:9", 2), false))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(409);
              assertThat(e.getMessage())
                  .contains("conflict with \"slipway\"")
                  .contains(".spec.template.spec.containers[name=\"app\"].image");
            });
    assertThat(
            shop.apply("others", Shop.deployment("registry/app:9", 2), true)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage())
        .isEqualTo("registry/app:9");
  }

  @Test
  void whatAManagerNoLongerAppliesGoes() {
    Deployment with =
        new DeploymentBuilder(Shop.deployment("registry/app:1.0.0", 1))
            .editMetadata()
            .addToAnnotations("note", "x")
            .endMetadata()
            .build();
    shop.apply("slipway", with, false);
    Deployment without = shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false);
    assertThat(without.getMetadata().getAnnotations()).doesNotContainKey("note");
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false);
    shop.awaitReady(1);
    String version = shop.current().getMetadata().getResourceVersion();
    assertThat(
            shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false)
                .getMetadata()
                .getResourceVersion())
        .isEqualTo(version);
  }

  @Test
  void anOldVersionIsRefused() {
    Deployment first = shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false);
    shop.awaitReady(1);
    assertThatThrownBy(() ->
            shop.client()
                .apps()
                .deployments()
                .inNamespace("shop")
                .resource(first)
                .lockResourceVersion()
                .update())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
  }

  @Test
  void whatHasChangedSinceItWasSeenIsNotDeleted() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false);
    Deployment seen = shop.awaitReady(1);
    shop.apply("slipway", Shop.deployment("registry/app:1.1.0", 1), false);
    assertThatThrownBy(() ->
            shop.client()
                .resource(seen)
                .lockResourceVersion(seen.getMetadata().getResourceVersion())
                .delete())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    shop.client().resource(seen).delete();
    assertThat(shop.client().apps().deployments().inNamespace("shop").list().getItems()).isEmpty();
  }

  @Test
  void wrongObjectsAreRefusedAsByARealServer() {
    assertThatThrownBy(() ->
            shop.client()
                .apps()
                .deployments()
                .inNamespace("nowhere")
                .resource(Shop.deployment("registry/app:1", 1))
                .create())
        .hasMessageContaining("namespaces \"nowhere\" not found");
    Deployment named = Shop.deployment("registry/app:1", 1);
    named.getMetadata().setName("Not_Valid");
    assertThatThrownBy(
            () -> shop.client().apps().deployments().inNamespace("shop").resource(named).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
  }
}
