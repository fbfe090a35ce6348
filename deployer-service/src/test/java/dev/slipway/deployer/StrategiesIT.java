package dev.slipway.deployer;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static dev.slipway.deployer.Phased.WHOLE;
import static dev.slipway.deployer.Phased.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.deployer.deployment.Request;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Blue-green and canary between a real Kafka and the simulated cluster.
class StrategiesIT {

  private static final ResourceDefinitionContext HTTP_ROUTES =
      new ResourceDefinitionContext.Builder()
          .withGroup("gateway.networking.k8s.io")
          .withVersion("v1")
          .withPlural("httproutes")
          .withKind("HTTPRoute")
          .withNamespaced(true)
          .build();

  private final Phased blueGreen = Phased.blueGreen();
  private final Phased canary = Phased.canary();
  private DeployerRig rig;

  @BeforeEach
  void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aPreviewIsReachedBesideWhatServesAndASwitchLeadsToItsPodsAtOnce() {
    succeeds(Phased.rolling().request("i:1", 1, null));
    DeploySucceeded preview = succeeds(blueGreen.request("i:2", 2, PREVIEW));
    assertThat(preview.url()).isEqualTo("https://preview.shop.example.org");
    assertThat(images("shop-live")).containsOnly("i:1");
    assertThat(images("shop-live-preview")).hasSize(4).containsOnly("i:2");
    List<String> previewed = pods("shop-live-preview");
    DeploySucceeded switched = succeeds(blueGreen.request("i:2", 3, SWITCH));
    assertThat(switched.url()).isEqualTo("https://shop.example.org");
    assertThat(pods("shop-live")).isEqualTo(previewed);
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live",
            "Deployment shop-live-green",
            "Service shop-live",
            "Ingress shop-live");
    succeeds(blueGreen.request("i:1", 4, null));
    assertThat(images("shop-live")).hasSize(4).containsOnly("i:1");
    noDrift();
  }

  @Test
  void anAbortLeavesWhatServesAsItWas() {
    succeeds(Phased.rolling().request("i:1", 1, null));
    List<String> before = pods("shop-live");
    succeeds(blueGreen.request("i:2", 2, PREVIEW));
    succeeds(blueGreen.request("i:2", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    assertThat(pods("shop-live")).isEqualTo(before);
    Request late = blueGreen.request("i:2", 2, PREVIEW);
    rig.deploy(late);
    rig.await(DeployOvertaken.class, late);
    noDrift();
  }

  @Test
  void aPreviewThatIsNeverReadyFailsAndIsTakenAwayByTheAbort() {
    succeeds(Phased.rolling().request("i:1", 1, null));
    Request bad = blueGreen.request("i:bad", 2, PREVIEW);
    assertThat(fails(bad).diagnosis().message()).contains("i:bad cannot be pulled");
    assertThat(objects()).contains("Deployment shop-live-green");
    succeeds(blueGreen.request("i:bad", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void anAbortOvertakesAPreviewThatIsUnderWay() {
    succeeds(Phased.rolling().request("i:1", 1, null));
    Request unready = blueGreen.request("i:unready", 2, PREVIEW);
    rig.deploy(unready);
    rig.await(DeployStarted.class, unready);
    succeeds(blueGreen.request("i:unready", 3, ABORT));
    assertThat(objects()).doesNotContain("Deployment shop-live-green");
    assertThat(rig.results(DeployFailed.class, unready)).isEmpty();
  }

  @Test
  void anAbortIsDoneAtOnceHoweverTheOldVersionIs() {
    fails(canary.request("i:crash", 1, null));
    succeeds(canary.request("i:2", 2, share(50)));
    succeeds(canary.request("i:2", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void anAbortOfWhatNeverCameSucceeds() {
    succeeds(blueGreen.request("i:1", 2, ABORT));
    assertThat(objects()).isEmpty();
  }

  @Test
  void withoutAPreviewThereIsNothingToSwitchTo() {
    succeeds(Phased.rolling().request("i:1", 1, null));
    Request request = blueGreen.request("i:2", 3, SWITCH);
    assertThat(fails(request).diagnosis().reason()).isEqualTo("NothingToSwitchTo");
    assertThat(images("shop-live")).containsOnly("i:1");
  }

  @Test
  void theOldColourIsRemovedOnceItWasKeptForLongEnough() {
    Phased brief = Phased.blueGreen(Duration.ofSeconds(2));
    succeeds(Phased.rolling().request("i:1", 1, null));
    succeeds(brief.request("i:2", 2, PREVIEW));
    succeeds(brief.request("i:2", 3, SWITCH));
    assertThat(objects()).contains("Deployment shop-live");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(objects())
                .containsExactlyInAnyOrder(
                    "Deployment shop-live-green", "Service shop-live", "Ingress shop-live"));
    assertThat(images("shop-live")).containsOnly("i:2");
    noDrift();
  }

  @Test
  void whatSomebodyChangesOfTheVersionThatServesIsToldWhileAPreviewWaits() {
    Request live = Phased.rolling().request("i:1", 1, null);
    succeeds(live);
    succeeds(blueGreen.request("i:2", 2, PREVIEW));
    rig.client().apps().deployments().inNamespace("shop-live").withName("shop-live").scale(1);
    assertThat(rig.await(DriftDetected.class, live).drift().object())
        .isEqualTo("deployment shop-live");
  }

  @Test
  void aCanaryServesItsShareUntilItIsTheWhole() {
    succeeds(canary.request("i:1", 1, null));
    succeeds(canary.request("i:2", 2, share(10)));
    assertThat(images("shop-live")).containsExactlyInAnyOrder("i:1", "i:1", "i:1", "i:1", "i:2");
    List<String> first = pods("shop-live");
    succeeds(canary.request("i:2", 3, share(50)));
    assertThat(pods("shop-live")).hasSize(8).containsAll(first);
    succeeds(canary.request("i:2", 4, WHOLE));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(images("shop-live")).hasSize(4).containsOnly("i:2"));
    noDrift();
  }

  @Test
  void aWholeThatFailsIsTakenBackByTheAbort() {
    succeeds(canary.request("i:1", 1, null));
    fails(canary.request("i:bad", 2, WHOLE));
    succeeds(canary.request("i:bad", 3, ABORT));
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(images("shop-live")).hasSize(4).containsOnly("i:1"));
  }

  @Test
  void whatIsOlderThanTheCanaryIsNotAppliedBesideIt() {
    succeeds(canary.request("i:1", 1, null));
    succeeds(canary.request("i:2", 3, share(10)));
    Request late = canary.request("i:0", 2, null);
    rig.deploy(late);
    assertThat(rig.await(DeployOvertaken.class, late).by()).isEqualTo(3);
    assertThat(images("shop-live")).doesNotContain("i:0");
  }

  @Test
  void aGatewaysRouteWeighsTheShareExactly() {
    Phased weighed = canary.weighed();
    succeeds(weighed.request("i:1", 1, null));
    succeeds(weighed.request("i:2", 2, share(10)));
    assertThat(weights()).containsExactly("shop-live=90", "shop-live-canary=10");
    assertThat(images("shop-live")).containsOnly("i:1");
    assertThat(images("shop-live-canary")).containsExactly("i:2");
    succeeds(weighed.request("i:2", 3, ABORT));
    assertThat(weights()).containsExactly("shop-live=null");
    assertThat(objects()).containsExactlyInAnyOrder("Deployment shop-live", "Service shop-live");
    noDrift();
  }

  private List<String> weights() {
    GenericKubernetesResource route =
        rig.client()
            .genericKubernetesResources(HTTP_ROUTES)
            .inNamespace("shop-live")
            .withName("shop-live")
            .require();
    List<Map<String, Object>> backends = route.get("spec", "rules", 0, "backendRefs");
    return backends.stream().map(b -> b.get("name") + "=" + b.get("weight")).toList();
  }

  private DeploySucceeded succeeds(Request request) {
    return ends(DeploySucceeded.class, request);
  }

  private DeployFailed fails(Request request) {
    return ends(DeployFailed.class, request);
  }

  private <T extends DeployerEvent> T ends(Class<T> how, Request request) {
    rig.deploy(request);
    Awaitility.await("the end of " + request.id())
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            Stream.of(DeploySucceeded.class, DeployFailed.class)
                .anyMatch(type -> !rig.results(type, request).isEmpty()));
    assertThat(rig.results(how, request))
        .as("%s", rig.results(DeployFailed.class, request))
        .hasSize(1);
    return rig.results(how, request).getFirst();
  }

  /// Long enough for several looks.
  private void noDrift() {
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            rig.results().stream().noneMatch(result -> result.event() instanceof DriftDetected));
  }

  private List<String> objects() {
    return Stream.of(
            rig.client().apps().deployments().inNamespace("shop-live").list().getItems(),
            rig.client().services().inNamespace("shop-live").list().getItems(),
            rig.client().network().v1().ingresses().inNamespace("shop-live").list().getItems())
        .flatMap(List::stream)
        .map((HasMetadata object) -> object.getKind() + " " + object.getMetadata().getName())
        .toList();
  }

  private List<String> pods(String service) {
    return behind(service).map(pod -> pod.getMetadata().getName()).sorted().toList();
  }

  private List<String> images(String service) {
    return behind(service).map(pod -> pod.getSpec().getContainers().getFirst().getImage()).toList();
  }

  /// The pods that are ready and that a Service selects.
  private Stream<Pod> behind(String service) {
    Map<String, String> selector =
        rig.client()
            .services()
            .inNamespace("shop-live")
            .withName(service)
            .require()
            .getSpec()
            .getSelector();
    return rig
        .client()
        .pods()
        .inNamespace("shop-live")
        .withLabels(selector)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getStatus().getContainerStatuses().getFirst().getReady());
  }
}
