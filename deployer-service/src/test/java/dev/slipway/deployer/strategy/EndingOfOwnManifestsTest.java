package dev.slipway.deployer.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.manifest.Manifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The removals that follow once a project's own manifests serve.
class EndingOfOwnManifestsTest {

  private final Placed web = own("web", 2);

  @Test
  void aDeploymentOfAnotherNameGoesAndWhatWasBesideItStays() {
    assertThat(ending(own("shop", 1)).delete())
        .extracting(Manifest::toString)
        .containsExactly("deployment shop");
  }

  @Test
  void whatSlipwayBuiltBeforeGoesWithItsDeployment() {
    assertThat(ending(Placed.of(Requests.live("i:1", 1))).delete())
        .extracting(Manifest::toString)
        .containsExactly("service shop-live", "ingress shop-live", "deployment shop-live");
  }

  @Test
  void theirWaysAreNotKeptBack() {
    assertThat(ending(own("shop", 1)).apply()).isEmpty();
  }

  private RolloutCompletion ending(Placed before) {
    return RolloutCompletion.of(
        web,
        new InstanceObjects(
            List.of(new InstanceObjects.Standing(before, 1), new InstanceObjects.Standing(web, 1)),
            null));
  }

  private static Placed own(String name, long sequence) {
    return Placed.of(
        Requests.with(
            Requests.live("i:1", sequence),
            Workload.of(
                List.of(
                    object("apps/v1", "Deployment", name),
                    object("v1", "Service", name),
                    object("v1", "PersistentVolumeClaim", name)))));
  }

  private static Map<String, Object> object(String version, String kind, String name) {
    return Map.of("apiVersion", version, "kind", kind, "metadata", Map.of("name", name));
  }
}
