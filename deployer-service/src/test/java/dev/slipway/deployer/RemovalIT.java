package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Removals, between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class RemovalIT {

  private final Place place;
  private final DeployerRig rig;

  RemovalIT(Place place) {
    this.place = place;
    this.rig = place.rig();
  }

  @Test
  void everythingOfAnInstanceGoesAndWhatIsAnothersStays() {
    place.settles(place.qa("one", "registry/shop:1", 1));
    place.settles(place.qa("two", "registry/shop:1", 1));
    rig.client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(place.namespace())
                .withName("by-hand")
                .endMetadata()
                .build())
        .create();
    Request removal = place.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-qa-two", "Service shop-qa-two", "Ingress shop-qa-two");
    assertThat(rig.client().configMaps().inNamespace(place.namespace()).withName("by-hand").get())
        .isNotNull();
    assertThat(rig.client().namespaces().withName(place.namespace()).get()).isNotNull();
    // A removal is nobody's drift, and no failure of what had been deployed.
    Request after = place.qa("three", "registry/shop:1", 1);
    place.settles(after);
    assertThat(place.told())
        .noneMatch(event -> event instanceof DriftDetected || event instanceof DeployFailed);
  }

  @Test
  void anOldRequestThatIsReadAgainDoesNotBringItBackAndANewOneDoes() {
    Request first = place.qa("one", "registry/shop:1", 1);
    Request removal = place.qa("one", "registry/shop:1", 2);
    place.settles(first);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    rig.deploy(first);
    assertThat(rig.await(DeployOvertaken.class, first).by()).isEqualTo(2);
    assertThat(place.objects()).isEmpty();
    place.settles(place.qa("one", "registry/shop:2", 3));
    rig.remove(removal);
    assertThat(rig.await(EnvironmentRemovalFailed.class, removal).diagnosis().reason())
        .isEqualTo("Overtaken");
    assertThat(place.objects()).hasSize(3);
  }

  @Test
  void aRemovalThatIsReadAgainIsReportedAgainUnderTheSameId() {
    place.settles(place.qa("one", "registry/shop:1", 1));
    Request removal = place.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal, 2);
    List<String> ids =
        rig.results().stream()
            .filter(result ->
                result.event() instanceof EnvironmentRemoved removed
                    && removed.slot().equals(removal.event().slot()))
            .map(result -> result.envelope().id())
            .toList();
    assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
  }

  @Test
  void whatWasNeverThereIsRemoved() {
    Request removal = place.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(rig.client().namespaces().withName(place.namespace()).get()).isNull();
  }

  @Test
  void aRolloutUnderWayEndsAsOvertakenByTheRemoval() {
    Request unready = place.qa("one", "registry/shop:unready", 1);
    rig.deploy(unready);
    rig.await(DeployStarted.class, unready);
    Request removal = place.qa("one", "registry/shop:unready", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(rig.await(DeployOvertaken.class, unready).by()).isEqualTo(2);
    assertThat(rig.results(DeployFailed.class, unready)).isEmpty();
  }

  @Test
  void somebodyElsesDeploymentOfThatNameIsLeftAlone() {
    place.settles(place.qa("other", "registry/shop:1", 1));
    place.holds(Place.THEIR_DEPLOYMENT.formatted("shop-qa-one", place.namespace()));
    Request removal = place.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    assertThat(rig.await(EnvironmentRemovalFailed.class, removal).diagnosis().reason())
        .isEqualTo("NotOurs");
    assertThat(place.objects()).contains("Deployment shop-qa-one");
  }

  @Test
  void anEnvironmentWhoseDriftIsPutRightIsNotBroughtBack() {
    place.settles(Requests.putRight(place.qa("one", "registry/shop:1", 1)));
    Request removal = Requests.putRight(place.qa("one", "registry/shop:1", 2));
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    place.settles(place.qa("two", "registry/shop:1", 1));
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-qa-two", "Service shop-qa-two", "Ingress shop-qa-two");
    assertThat(place.told()).noneMatch(DriftDetected.class::isInstance);
  }

  @Test
  void ownManifestsOfAnyKindGo() {
    Request request = Requests.with(place.qa("one", "registry/shop:1", 1), own());
    place.settles(request);
    assertThat(configMaps()).contains("shop-qa-one-settings");
    Request removal = Requests.with(place.qa("one", "registry/shop:1", 2), own());
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(configMaps()).containsExactlyInAnyOrder("slipway-removed", "slipway-deployed");
    assertThat(place.objects()).isEmpty();
  }

  private List<String> configMaps() {
    return rig.client().configMaps().inNamespace(place.namespace()).list().getItems().stream()
        .map(map -> map.getMetadata().getName())
        .toList();
  }

  private static Workload own() {
    return Workload.of(
        List.of(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", "{name}-settings"),
                "data",
                Map.of("mode", "fast")),
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "{name}"),
                "spec",
                Map.of(
                    "template",
                    Map.of(
                        "spec",
                        Map.of(
                            "containers", List.of(Map.of("name", "web", "image", "{image}"))))))));
  }

  @Test
  void aRouteThatAProjectNoLongerHasGoesOnceTheNewVersionServes() {
    place.settles(place.live("registry/shop:1", 1));
    place.settles(
        Requests.ofRelease(
            "shop-zyxwvutsrq", Requests.by(new Route.None(), place.live("registry/shop:2", 2))));
    assertThat(place.objects())
        .containsExactlyInAnyOrder("Deployment shop-live", "Service shop-live");
  }
}
