package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Route;
import dev.slipway.contract.gateway.Workload;
import dev.slipway.deployer.deployment.Request;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes, and what stays, between a real Kafka and the simulated cluster.
class RemovalIT {

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
  void everythingOfAnInstanceGoesAndWhatIsAnothersStays() {
    deploys(Requests.qa("one", "registry/shop:1", 1));
    deploys(Requests.qa("two", "registry/shop:1", 1));
    rig.client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("shop-qa")
                .withName("by-hand")
                .endMetadata()
                .build())
        .create();
    Request removal = Requests.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(objects()).containsOnly("shop-qa-two");
    assertThat(objects()).hasSize(3);
    assertThat(rig.client().configMaps().inNamespace("shop-qa").withName("by-hand").get())
        .isNotNull();
    assertThat(rig.client().namespaces().withName("shop-qa").get()).isNotNull();
    // A removal is nobody's drift, and no failure of what had been deployed.
    Request after = Requests.qa("three", "registry/shop:1", 1);
    deploys(after);
    assertThat(rig.results())
        .noneMatch(r -> r.event() instanceof DriftDetected || r.event() instanceof DeployFailed);
  }

  @Test
  void anOldRequestThatIsReadAgainDoesNotBringItBackAndANewOneDoes() {
    Request first = Requests.qa("one", "registry/shop:1", 1);
    Request removal = Requests.qa("one", "registry/shop:1", 2);
    deploys(first);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    rig.deploy(first);
    assertThat(rig.await(DeployOvertaken.class, first).by()).isEqualTo(2);
    assertThat(objects()).isEmpty();
    deploys(Requests.qa("one", "registry/shop:2", 3));
    rig.remove(removal);
    assertThat(rig.await(EnvironmentRemovalFailed.class, removal).diagnosis().reason())
        .isEqualTo("Overtaken");
    assertThat(objects()).hasSize(3);
  }

  @Test
  void aRemovalThatIsReadAgainIsReportedAgainUnderTheSameId() {
    deploys(Requests.qa("one", "registry/shop:1", 1));
    Request removal = Requests.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal, 2);
    assertThat(rig.results())
        .filteredOn(r -> r.event() instanceof EnvironmentRemoved)
        .extracting(r -> r.envelope().id())
        .hasSize(2)
        .containsOnly(rig.results().getLast().envelope().id());
  }

  @Test
  void whatWasNeverThereIsRemoved() {
    Request removal = Requests.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(rig.client().namespaces().withName("shop-qa").get()).isNull();
  }

  @Test
  void aRolloutUnderWayEndsAsOvertakenByTheRemoval() {
    Request unready = Requests.qa("one", "registry/shop:unready", 1);
    rig.deploy(unready);
    rig.await(DeployStarted.class, unready);
    Request removal = Requests.qa("one", "registry/shop:unready", 2);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(rig.await(DeployOvertaken.class, unready).by()).isEqualTo(2);
    assertThat(rig.results(DeployFailed.class, unready)).isEmpty();
  }

  @Test
  void somebodyElsesDeploymentOfThatNameIsLeftAlone() {
    deploys(Requests.qa("other", "registry/shop:1", 1));
    rig.client()
        .resource(
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"shop-qa-one","namespace":"shop-qa"},
             "spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
             "spec":{"containers":[{"name":"x","image":"theirs:1"}]}}}}\
            """)
        .create();
    Request removal = Requests.qa("one", "registry/shop:1", 2);
    rig.remove(removal);
    assertThat(rig.await(EnvironmentRemovalFailed.class, removal).diagnosis().reason())
        .isEqualTo("NotOurs");
    assertThat(objects()).contains("shop-qa-one");
  }

  @Test
  void anEnvironmentWhoseDriftIsPutRightIsNotBroughtBack() {
    Request request = Requests.qa("one", "registry/shop:1", 1);
    Environment to = request.event().to();
    Environment correcting =
        new Environment(
            to.namespace(),
            true,
            to.cluster(),
            to.url(),
            2,
            to.timeout(),
            null,
            null,
            Environment.OnDrift.CORRECT,
            null,
            null,
            null);
    deploys(Requests.with(request, correcting));
    Request removal = Requests.with(Requests.qa("one", "registry/shop:1", 2), correcting);
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    deploys(Requests.qa("two", "registry/shop:1", 1));
    assertThat(objects()).containsOnly("shop-qa-two");
    assertThat(rig.results()).noneMatch(r -> r.event() instanceof DriftDetected);
  }

  @Test
  void ownManifestsOfAnyKindGo() {
    Request request = Requests.with(Requests.qa("one", "registry/shop:1", 1), own());
    deploys(request);
    assertThat(configMaps()).contains("shop-qa-one-settings");
    Request removal = Requests.with(Requests.qa("one", "registry/shop:1", 2), own());
    rig.remove(removal);
    rig.await(EnvironmentRemoved.class, removal);
    assertThat(configMaps()).containsExactlyInAnyOrder("slipway-removed", "slipway-deployed");
    assertThat(objects()).isEmpty();
  }

  private List<String> configMaps() {
    return rig.client().configMaps().inNamespace("shop-qa").list().getItems().stream()
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
    deploys(Requests.live("registry/shop:1", 1));
    Request routeless =
        Requests.ofRelease(
            "shop-zyxwvutsrq",
            Requests.with(Requests.live("registry/shop:2", 2), routed(new Route.None())));
    deploys(routeless);
    assertThat(rig.client().network().v1().ingresses().inNamespace("shop-live").list().getItems())
        .isEmpty();
    assertThat(rig.client().services().inNamespace("shop-live").list().getItems()).hasSize(1);
  }

  @Test
  void podsThatTheServiceDoesNotLeadToHaveNotSucceeded() {
    rig.close();
    rig = new DeployerRig(Duration.ofSeconds(3));
    Request request = Requests.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Request hurried =
        Requests.with(
            request,
            new Environment(
                to.namespace(), true, to.cluster(), to.url(), 2, Duration.ofSeconds(6)));
    rig.deploy(hurried);
    rig.await(DeployStarted.class, hurried);
    rig.client()
        .services()
        .inNamespace("shop-live")
        .withName("shop-live")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"selector\":{\"app\":\"somebody-elses\"}}}");
    DeployFailed failed = rig.await(DeployFailed.class, hurried);
    assertThat(failed.diagnosis().reason()).isEqualTo("NotReached");
    assertThat(failed.diagnosis().message()).contains("service shop-live", "0 of 2");
  }

  private void deploys(Request request) {
    rig.deploy(request);
    rig.await(DeploySucceeded.class, request);
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            rig
                .client()
                .apps()
                .deployments()
                .inNamespace(request.event().to().namespace())
                .list()
                .getItems()
                .stream()
                .filter(d ->
                    request
                        .event()
                        .slot()
                        .equals(d.getMetadata().getAnnotations().get("slipway.dev/slot")))
                .allMatch(
                    d -> d.getMetadata().getAnnotations().containsKey("slipway.dev/reported")));
  }

  /// The names of the Deployments, Services and Ingresses.
  private List<String> objects() {
    return Stream.<HasMetadata>concat(
            Stream.concat(
                rig.client().apps().deployments().inNamespace("shop-qa").list().getItems().stream(),
                rig.client().services().inNamespace("shop-qa").list().getItems().stream()),
            rig
                .client()
                .network()
                .v1()
                .ingresses()
                .inNamespace("shop-qa")
                .list()
                .getItems()
                .stream())
        .map(object -> object.getMetadata().getName())
        .toList();
  }

  private static Workload routed(Route route) {
    return new Workload(
        8080,
        "/healthz",
        "250m",
        "256Mi",
        null,
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        route,
        List.of());
  }
}
