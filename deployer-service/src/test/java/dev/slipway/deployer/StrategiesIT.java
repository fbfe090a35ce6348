package dev.slipway.deployer;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static dev.slipway.deployer.Phased.WHOLE;
import static dev.slipway.deployer.Phased.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Traffic;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.gateway.Phase;
import dev.slipway.deployer.deployment.Request;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  private static final AtomicInteger TESTS = new AtomicInteger();

  private final Phased blueGreen = Phased.blueGreen();
  private final Phased canary = Phased.canary();

  /// One for all tests: each has a namespace and an instance of its own.
  private static DeployerRig rig;

  private final String namespace = "shop-" + TESTS.incrementAndGet();

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void aPreviewIsReachedBesideWhatServesAndASwitchLeadsToItsPodsAtOnce() {
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    DeploySucceeded preview = succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    assertThat(preview.url()).isEqualTo("https://preview.shop.example.org");
    assertThat(preview.share()).isEqualTo(new Traffic(0, false));
    assertThat(images("shop-live")).containsOnly("i:1");
    assertThat(images("shop-live-preview")).hasSize(4).containsOnly("i:2");
    List<String> previewed = pods("shop-live-preview");
    DeploySucceeded switched = succeeds(request(blueGreen, "i:2", 3, SWITCH));
    assertThat(switched.url()).isEqualTo("https://shop.example.org");
    assertThat(pods("shop-live")).isEqualTo(previewed);
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live",
            "Deployment shop-live-green",
            "Service shop-live",
            "Ingress shop-live");
    succeeds(request(blueGreen, "i:1", 4, null));
    assertThat(images("shop-live")).hasSize(4).containsOnly("i:1");
    noDrift();
  }

  @Test
  void anAbortLeavesWhatServesAsItWas() {
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    List<String> before = pods("shop-live");
    succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    succeeds(request(blueGreen, "i:2", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    assertThat(pods("shop-live")).isEqualTo(before);
    Request late = request(blueGreen, "i:2", 2, PREVIEW);
    rig.deploy(late);
    rig.await(DeployOvertaken.class, late);
    noDrift();
  }

  @Test
  void aPreviewThatIsNeverReadyFailsAndIsTakenAwayByTheAbort() {
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request bad = request(blueGreen, "i:bad", 2, PREVIEW);
    assertThat(fails(bad).diagnosis().message()).contains("i:bad cannot be pulled");
    assertThat(objects()).contains("Deployment shop-live-green");
    succeeds(request(blueGreen, "i:bad", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void anAbortOvertakesAPreviewThatIsUnderWay() {
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request unready = request(blueGreen, "i:unready", 2, PREVIEW);
    rig.deploy(unready);
    rig.await(DeployStarted.class, unready);
    succeeds(request(blueGreen, "i:unready", 3, ABORT));
    assertThat(objects()).doesNotContain("Deployment shop-live-green");
    assertThat(rig.results(DeployFailed.class, unready)).isEmpty();
  }

  @Test
  void anAbortIsDoneAtOnceHoweverTheOldVersionIs() {
    fails(request(canary, "i:crash", 1, null));
    succeeds(request(canary, "i:2", 2, share(50)));
    succeeds(request(canary, "i:2", 3, ABORT));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void anAbortOfWhatNeverCameSucceeds() {
    succeeds(request(blueGreen, "i:1", 2, ABORT));
    assertThat(objects()).isEmpty();
  }

  @Test
  void withoutAPreviewThereIsNothingToSwitchTo() {
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request request = request(blueGreen, "i:2", 3, SWITCH);
    assertThat(fails(request).diagnosis().reason()).isEqualTo("NothingToSwitchTo");
    assertThat(images("shop-live")).containsOnly("i:1");
  }

  @Test
  void theOldColourIsRemovedOnceItWasKeptForLongEnough() {
    Phased brief = Phased.blueGreen(Duration.ofSeconds(2));
    succeeds(request(Phased.rolling(), "i:1", 1, null));
    succeeds(request(brief, "i:2", 2, PREVIEW));
    succeeds(request(brief, "i:2", 3, SWITCH));
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
    Request live = request(Phased.rolling(), "i:1", 1, null);
    succeeds(live);
    succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    rig.client().apps().deployments().inNamespace(namespace).withName("shop-live").scale(1);
    assertThat(rig.await(DriftDetected.class, live).drift().object())
        .isEqualTo("deployment shop-live");
  }

  @Test
  void aCanaryServesItsShareUntilItIsTheWhole() {
    succeeds(request(canary, "i:1", 1, null));
    DeploySucceeded shared = succeeds(request(canary, "i:2", 2, share(10)));
    assertThat(images("shop-live")).containsExactlyInAnyOrder("i:1", "i:1", "i:1", "i:1", "i:2");
    assertThat(shared.share()).isEqualTo(new Traffic(20, false));
    List<String> first = pods("shop-live");
    succeeds(request(canary, "i:2", 3, share(50)));
    assertThat(pods("shop-live")).hasSize(8).containsAll(first);
    succeeds(request(canary, "i:2", 4, WHOLE));
    assertThat(objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(images("shop-live")).hasSize(4).containsOnly("i:2"));
    noDrift();
  }

  @Test
  void aFirstCanaryServesAloneAndSaysSo() {
    DeploySucceeded first = succeeds(request(canary, "i:1", 1, share(10)));
    assertThat(images("shop-live")).hasSize(4).containsOnly("i:1");
    assertThat(first.share()).isEqualTo(new Traffic(100, true));
    assertThat(succeeds(request(canary, "i:1", 2, ABORT)).share()).isNull();
  }

  @Test
  void aWholeThatFailsIsTakenBackByTheAbort() {
    succeeds(request(canary, "i:1", 1, null));
    fails(request(canary, "i:bad", 2, WHOLE));
    succeeds(request(canary, "i:bad", 3, ABORT));
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> assertThat(images("shop-live")).hasSize(4).containsOnly("i:1"));
  }

  @Test
  void whatIsOlderThanTheCanaryIsNotAppliedBesideIt() {
    succeeds(request(canary, "i:1", 1, null));
    succeeds(request(canary, "i:2", 3, share(10)));
    Request late = request(canary, "i:0", 2, null);
    rig.deploy(late);
    assertThat(rig.await(DeployOvertaken.class, late).by()).isEqualTo(3);
    assertThat(images("shop-live")).doesNotContain("i:0");
  }

  @Test
  void aGatewaysRouteWeighsTheShareExactly() {
    Phased weighed = canary.weighed();
    succeeds(request(weighed, "i:1", 1, null));
    DeploySucceeded shared = succeeds(request(weighed, "i:2", 2, share(10)));
    assertThat(shared.share()).isEqualTo(new Traffic(10, false));
    assertThat(weights()).containsExactly("shop-live=90", "shop-live-canary=10");
    assertThat(images("shop-live")).containsOnly("i:1");
    assertThat(images("shop-live-canary")).containsExactly("i:2");
    succeeds(request(weighed, "i:2", 3, ABORT));
    assertThat(weights()).containsExactly("shop-live=null");
    assertThat(objects()).containsExactlyInAnyOrder("Deployment shop-live", "Service shop-live");
    noDrift();
  }

  private List<String> weights() {
    GenericKubernetesResource route =
        rig.client()
            .genericKubernetesResources(HTTP_ROUTES)
            .inNamespace(namespace)
            .withName("shop-live")
            .require();
    List<Map<String, Object>> backends = route.get("spec", "rules", 0, "backendRefs");
    return backends.stream().map(b -> b.get("name") + "=" + b.get("weight")).toList();
  }

  /// In the test's own place.
  private Request request(Phased phased, String image, long sequence, @Nullable Phase phase) {
    return Requests.at(namespace, phased.request(image, sequence, phase));
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
            rig.results().stream()
                .noneMatch(result ->
                    result.event() instanceof DriftDetected drift
                        && drift.slot().equals(namespace)));
  }

  private List<String> objects() {
    return Stream.of(
            rig.client().apps().deployments().inNamespace(namespace).list().getItems(),
            rig.client().services().inNamespace(namespace).list().getItems(),
            rig.client().network().v1().ingresses().inNamespace(namespace).list().getItems())
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
            .inNamespace(namespace)
            .withName(service)
            .require()
            .getSpec()
            .getSelector();
    return rig
        .client()
        .pods()
        .inNamespace(namespace)
        .withLabels(selector)
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getStatus().getContainerStatuses().getFirst().getReady());
  }
}
