package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.Clients;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.Workloads;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.failure.TransientException;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The applied objects, against the simulated cluster.
class KubernetesClusterIT {

  @TempDir Path data;
  private SimulatedCluster server;
  private KubernetesClient client;
  private KubernetesCluster cluster;

  @BeforeEach
  void start() {
    server =
        SimulatedCluster.start(
            new SimulatedCluster.Options("127.0.0.1", 0, Duration.ofMillis(100), data));
    client = Clients.of(server.url());
    cluster = new KubernetesCluster(client, ScriptedApiServer.properties(List.of()));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void everyKindOfRouteIsTaken() {
    apply(live(1, routed(new Route.HttpRoute("edge", "public", null, Map.of())), 2, null));
    assertThat(
            generic("gateway.networking.k8s.io/v1", "HTTPRoute")
                .<String>get("spec", "hostnames", 0))
        .isEqualTo("shop.example.org");
    apply(live(2, routed(new Route.Mapping(null, Map.of())), 2, null));
    assertThat(generic("getambassador.io/v3alpha1", "Mapping").<String>get("spec", "service"))
        .isEqualTo("shop-live.shop-live:80");
    assertThat(
            client
                .policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace("shop-live")
                .withName("shop-live")
                .get()
                .getSpec()
                .getMinAvailable())
        .isEqualTo(new IntOrString("50%"));
  }

  @Test
  void anAutoscalersReplicasStayWhereTheyAreUnmanaged() {
    apply(live(1, routed(null), 2, true));
    assertThat(deployment().getSpec().getReplicas()).isEqualTo(1);
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").scale(5);
    apply(live(2, routed(null), 2, true));
    assertThat(deployment().getSpec().getReplicas()).isEqualTo(5);
  }

  @Test
  void aConflictNamesTheManagerThatOwnsTheField() {
    apply(live(1, routed(null), 2, null));
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").scale(5);
    Diagnosis why = refused(live(2, routed(null), 2, null));
    assertThat(why.reason()).isEqualTo("Conflict");
    assertThat(why.message())
        .contains("the manager ", " owns .spec.replicas; ", "replicas: unmanaged");
  }

  @Test
  void labelsThatOthersHaveSetStay() {
    apply(live(1, routed(null), 2, null));
    client
        .services()
        .inNamespace("shop-live")
        .withName("shop-live")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"team\":\"shop\"}}}");
    apply(live(2, routed(null), 2, null));
    assertThat(
            client
                .services()
                .inNamespace("shop-live")
                .withName("shop-live")
                .get()
                .getMetadata()
                .getLabels())
        .containsEntry("team", "shop");
  }

  @Test
  void ownManifestsOfAnyKindAreAppliedWithTheDeployment() {
    Request request = live(1, own("autoscaling/v2", "HorizontalPodAutoscaler"), 1, null);
    apply(request);
    assertThat(generic("autoscaling/v2", "HorizontalPodAutoscaler").getMetadata().getLabels())
        .containsEntry("slipway.dev/project", "shop");
    assertThat(cluster.find("shop-live", Names.deployment(request.event())))
        .hasValueSatisfying(there -> assertThat(there.sequence()).isEqualTo(1));
  }

  @Test
  void aManifestThatIsNoneIsSaid() {
    Workload workload = own("v1", "Service");
    Map<String, Object> broken =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            Map.of("name", "{name}"),
            "spec",
            "none");
    Diagnosis why =
        refused(live(1, Workload.of(List.of(broken, workload.manifests().getLast())), 1, null));
    assertThat(why.reason()).isEqualTo("Invalid");
    assertThat(why.message()).startsWith("service shop-live cannot be read: ");
  }

  @Test
  void aKindThatTheClusterDoesNotKnowIsSaid() {
    Diagnosis why = refused(live(1, own("example.org/v1", "Gizmo"), 1, null));
    assertThat(why.reason()).isEqualTo("UnknownKind");
    assertThat(why.message()).contains("gizmo shop-live", "knows no objects of this kind");
  }

  @Test
  void aNamespaceThatWasMadeIsNotAskedForAgain() {
    List<Manifest> manifests = Manifests.of(live(1, routed(null), 1, null), Instant.now());
    assertThat(cluster.rehearse(manifests, null)).isEmpty();
    server.limitTo("shop-live");
    assertThat(cluster.rehearse(manifests, null)).isEmpty();
  }

  @Test
  void aNamespaceThatIsGoneAgainIsMadeAgain() {
    Request request = live(1, routed(null), 1, null);
    List<Manifest> manifests = Manifests.of(request, Instant.now());
    assertThat(cluster.rehearse(manifests, null)).isEmpty();
    client.namespaces().withName("shop-live").delete();
    assertThat(cluster.rehearse(manifests, null)).isEmpty();
    assertThat(client.namespaces().withName("shop-live").get()).isNotNull();
  }

  /// Again where the Deployment's controller has written to it between the two.
  private void apply(Request request) {
    Awaitility.await()
        .ignoreExceptionsInstanceOf(TransientException.class)
        .untilAsserted(() -> {
          var there = cluster.find("shop-live", Names.deployment(request.event()));
          cluster.apply(
              Manifests.of(request, Instant.now()),
              there.map(Cluster.Existing::version).orElse(null));
        });
  }

  private Diagnosis refused(Request request) {
    Cluster.RefusedException refused =
        catchThrowableOfType(Cluster.RefusedException.class, () -> apply(request));
    return Objects.requireNonNull(refused, "applied").diagnosis();
  }

  private Deployment deployment() {
    return client.apps().deployments().inNamespace("shop-live").withName("shop-live").get();
  }

  private GenericKubernetesResource generic(String apiVersion, String kind) {
    return client
        .genericKubernetesResources(apiVersion, kind)
        .inNamespace("shop-live")
        .withName("shop-live")
        .get();
  }

  private static Request live(
      long sequence, Workload workload, int replicas, @Nullable Boolean scaledByOthers) {
    Request request = Requests.live("registry/shop:" + sequence, sequence);
    Environment to = request.event().to();
    return Requests.with(
        request,
        EnvironmentBuilder.builder(to).replicas(replicas).scaledByOthers(scaledByOthers).build(),
        workload);
  }

  private static Workload routed(@Nullable Route route) {
    return Workloads.with(
        WorkloadBuilder.builder().port(8080).build(),
        route,
        new Workload.DisruptionBudget("50%", null));
  }

  private static Workload own(String apiVersion, String kind) {
    Map<String, Object> container = Map.of("name", "web", "image", "{image}");
    Map<String, Object> pod =
        Map.of(
            "metadata",
            Map.of("labels", Map.of("app", "{name}")),
            "spec",
            Map.of("containers", List.of(container)));
    return Workload.of(
        List.of(
            Map.of("apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", "{name}")),
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "{project}-web"),
                "spec",
                Map.of(
                    "selector", Map.of("matchLabels", Map.of("app", "{name}")), "template", pod))));
  }
}
