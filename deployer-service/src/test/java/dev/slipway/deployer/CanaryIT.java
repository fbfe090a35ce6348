package dev.slipway.deployer;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.WHOLE;
import static dev.slipway.deployer.Phased.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Canary between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class CanaryIT {

  private static final ResourceDefinitionContext HTTP_ROUTES =
      new ResourceDefinitionContext.Builder()
          .withGroup("gateway.networking.k8s.io")
          .withVersion("v1")
          .withPlural("httproutes")
          .withKind("HTTPRoute")
          .withNamespaced(true)
          .build();

  private final Phased canary = Phased.canary();
  private final Place place;
  private final DeployerRig rig;

  CanaryIT(Place place) {
    this.place = place;
    this.rig = place.rig();
  }

  @Test
  void aCanaryServesItsShareUntilItIsTheWhole() {
    place.succeeds(request(canary, "i:1", 1, null));
    DeploySucceeded shared = place.succeeds(request(canary, "i:2", 2, share(10)));
    assertThat(shared.share()).isEqualTo(new Traffic(20, false));
    assertThat(place.images("shop-live"))
        .containsExactlyInAnyOrder("i:1", "i:1", "i:1", "i:1", "i:2");
    List<String> first = place.pods("shop-live");
    place.succeeds(request(canary, "i:2", 3, share(50)));
    assertThat(place.pods("shop-live")).hasSize(8).containsAll(first);
    place.succeeds(request(canary, "i:2", 4, WHOLE));
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(place.images("shop-live")).hasSize(4).containsOnly("i:2"));
    place.noDrift();
  }

  @Test
  void aFirstCanaryServesAloneAndSaysSo() {
    DeploySucceeded first = place.succeeds(request(canary, "i:1", 1, share(10)));
    assertThat(place.images("shop-live")).hasSize(4).containsOnly("i:1");
    assertThat(first.share()).isEqualTo(new Traffic(100, true));
    assertThat(place.succeeds(request(canary, "i:1", 2, ABORT)).share()).isNull();
  }

  @Test
  void aWholeThatFailsIsTakenBackByTheAbort() {
    place.succeeds(request(canary, "i:1", 1, null));
    place.fails(request(canary, "i:bad", 2, WHOLE));
    place.succeeds(request(canary, "i:bad", 3, ABORT));
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(place.images("shop-live")).hasSize(4).containsOnly("i:1"));
  }

  @Test
  void anAbortIsDoneAtOnceHoweverTheOldVersionIs() {
    place.fails(request(canary, "i:crash", 1, null));
    place.succeeds(request(canary, "i:2", 2, share(50)));
    place.succeeds(request(canary, "i:2", 3, ABORT));
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void whatIsOlderThanTheCanaryIsNotAppliedBesideIt() {
    place.succeeds(request(canary, "i:1", 1, null));
    place.succeeds(request(canary, "i:2", 3, share(10)));
    Request late = request(canary, "i:0", 2, null);
    rig.deploy(late);
    assertThat(rig.await(DeployOvertaken.class, late).by()).isEqualTo(3);
    assertThat(place.images("shop-live")).doesNotContain("i:0");
  }

  @Test
  void aGatewaysRouteWeighsTheShareExactly() {
    Phased weighed = canary.weighed();
    place.succeeds(request(weighed, "i:1", 1, null));
    DeploySucceeded shared = place.succeeds(request(weighed, "i:2", 2, share(10)));
    assertThat(shared.share()).isEqualTo(new Traffic(10, false));
    assertThat(weights()).containsExactly("shop-live=90", "shop-live-canary=10");
    assertThat(place.images("shop-live")).containsOnly("i:1");
    assertThat(place.images("shop-live-canary")).containsExactly("i:2");
    place.succeeds(request(weighed, "i:2", 3, ABORT));
    assertThat(weights()).containsExactly("shop-live=null");
    assertThat(place.objects())
        .containsExactlyInAnyOrder("Deployment shop-live", "Service shop-live");
    place.noDrift();
  }

  private List<String> weights() {
    GenericKubernetesResource route =
        rig.client()
            .genericKubernetesResources(HTTP_ROUTES)
            .inNamespace(place.namespace())
            .withName("shop-live")
            .require();
    List<Map<String, Object>> backends = route.get("spec", "rules", 0, "backendRefs");
    return backends.stream().map(b -> b.get("name") + "=" + b.get("weight")).toList();
  }

  private Request request(Phased phased, String image, long sequence, @Nullable Phase phase) {
    return place.here(phased.request(image, sequence, phase));
  }
}
