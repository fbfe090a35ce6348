package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every setting of a workload, on a real API server and kubelet.
@RealCluster
@Execution(ExecutionMode.CONCURRENT)
class WorkloadsOnRealClusterIT {

  private static final Path WORKLOADS = Path.of("src/test/resources/real-workloads");
  @RegisterExtension static final Installation INSTALLED = new Installation();

  @Test
  void everythingThatAContainerMayHaveIsTakenAndServes() throws IOException {
    String namespace = INSTALLED.lab().namespace("full");
    make(namespace);
    Orders orders = Orders.into(namespace).whereItExists();
    Request request = Requests.with(orders.request(1), workload("full"));
    succeeds(request);
    serves(orders, "1.0.0");
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .until(() -> INSTALLED.wire().results(DriftDetected.class, request).isEmpty());
    Deployment deployment = INSTALLED.lab().deployment(orders);
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertThat(container.getEnv()).extracting("name").containsExactly("MODE", "TOKEN", "REGION");
    assertThat(container.getPorts()).extracting("protocol").containsExactly("TCP", "TCP", "UDP");
    assertThat(deployment.getSpec().getTemplate().getSpec().getServiceAccountName())
        .isEqualTo("shop");
  }

  /// But for probes: Kubernetes 1.20 keeps the empty shell of one, and refuses it.
  @Test
  void aSecondRequestTakesAwayWhatTheFirstHadSaid() throws IOException {
    String namespace = INSTALLED.lab().namespace("less");
    make(namespace);
    Orders orders = Orders.into(namespace).whereItExists();
    succeeds(Requests.with(orders.request(1), workload("without-probes")));
    succeeds(orders.of("1.1.0").request(2));
    PodSpec pod = INSTALLED.lab().deployment(orders).getSpec().getTemplate().getSpec();
    assertThat(pod.getServiceAccountName()).isNull();
    assertThat(pod.getImagePullSecrets()).isEmpty();
    Container container = pod.getContainers().getFirst();
    assertThat(container.getEnv()).isEmpty();
    assertThat(container.getEnvFrom()).isEmpty();
    assertThat(container.getPorts()).hasSize(1);
  }

  @Test
  void anAutoscalersNumberOfPodsStaysWhereItIsUnmanaged() {
    Orders orders = Orders.into(INSTALLED.lab().name("scaled"));
    succeeds(unmanaged(orders.request(1)));
    assertThat(INSTALLED.lab().deployment(orders).getSpec().getReplicas()).isEqualTo(1);
    INSTALLED
        .lab()
        .admin()
        .apps()
        .deployments()
        .inNamespace(orders.namespace())
        .withName(orders.name())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("autoscaler")
                .build(),
            "{\"spec\":{\"replicas\":3}}");
    succeeds(unmanaged(orders.of("1.1.0").request(2)));
    assertThat(INSTALLED.lab().deployment(orders).getSpec().getReplicas()).isEqualTo(3);
    INSTALLED.wire().request(orders.request(3));
    Diagnosis why = INSTALLED.wire().await(DeployFailed.class, orders.request(3)).diagnosis();
    assertThat(why.reason()).isEqualTo("Conflict");
    assertThat(why.message()).contains("autoscaler owns .spec.replicas", "replicas: unmanaged");
  }

  @Test
  void ownManifestsServeAsOnesThatAreBuiltAndAreWatchedLikeThem() throws IOException {
    Orders orders = Orders.into(INSTALLED.lab().name("own"));
    succeeds(Requests.with(orders.request(1), workload("own")));
    serves(orders, "1.0.0");
    Request bad = Requests.with(orders.of("bad").request(2), workload("own"));
    INSTALLED.wire().request(bad);
    Diagnosis why = INSTALLED.wire().await(DeployFailed.class, bad).diagnosis();
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.CRASH_LOOP);
    assertThat(why.container()).isEqualTo("web");
  }

  private static Workload workload(String name) throws IOException {
    return EventJson.mapper()
        .readValue(Files.readString(WORKLOADS.resolve(name + ".json")), Workload.class);
  }

  private static Request unmanaged(Request request) {
    Environment to = request.event().to();
    return Requests.with(
        request, EnvironmentBuilder.builder(to).replicas(1).scaledByOthers(true).build());
  }

  /// What the workload refers to.
  private static void make(String namespace) {
    INSTALLED
        .lab()
        .admin()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("region", "north")
                .build())
        .create();
    INSTALLED
        .lab()
        .admin()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("secrets")
                .withNamespace(namespace)
                .endMetadata()
                .addToStringData("token", "for-tests")
                .build())
        .create();
    INSTALLED
        .lab()
        .admin()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("shop")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }

  private static void succeeds(Request request) {
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
  }

  private static void serves(Orders orders, String answer) {
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(INSTALLED.lab().served(orders)).isEqualTo(answer));
  }
}
