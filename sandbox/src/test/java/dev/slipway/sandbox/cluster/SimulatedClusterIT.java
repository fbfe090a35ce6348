package dev.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulated cluster, spoken to by fabric8's client and by kubectl.
class SimulatedClusterIT {

  @TempDir Path data;
  private SimulatedCluster cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() {
    cluster =
        SimulatedCluster.start(
            new SimulatedCluster.Options("127.0.0.1", 0, Duration.ofMillis(60), data));
    client = client(cluster);
    client
        .namespaces()
        .resource(new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
        .create();
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void aRolloutOfAnImageThatServesFinishes() {
    apply("slipway", deployment("registry/app:1.0.0", 3), false);
    Deployment done = awaitReady(3);
    assertThat(done.getStatus().getObservedGeneration())
        .isEqualTo(done.getMetadata().getGeneration());
    assertThat(done.getStatus().getUpdatedReplicas()).isEqualTo(3);
    assertThat(client.pods().inNamespace("shop").list().getItems()).hasSize(3);
    assertThat(client.apps().replicaSets().inNamespace("shop").list().getItems()).hasSize(1);

    apply("slipway", deployment("registry/app:1.1.0", 3), false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            client.pods().inNamespace("shop").list().getItems().stream()
                .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
                .distinct()
                .toList()
                .equals(List.of("registry/app:1.1.0")));
    awaitReady(3);
  }

  @Test
  void aRolloutOfABadImageFailsAndOldPodsStay() {
    apply("slipway", deployment("registry/app:1.0.0", 4), false);
    awaitReady(4);
    apply("slipway", deployment("registry/app:bad", 4), false);
    Pod stuck =
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .until(
                () ->
                    client.pods().inNamespace("shop").list().getItems().stream()
                        .filter(pod -> waiting(pod).equals("ImagePullBackOff"))
                        .findFirst()
                        .orElse(null),
                pod -> pod != null);
    assertThat(stuck.getStatus().getPhase()).isEqualTo("Pending");
    assertThat(current().getStatus().getReadyReplicas()).isGreaterThanOrEqualTo(3);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            current().getStatus().getConditions().stream()
                .anyMatch(c -> "ProgressDeadlineExceeded".equals(c.getReason())));
    assertThat(client.v1().events().inNamespace("shop").list().getItems())
        .extracting(Event::getReason)
        .contains("Failed", "BackOff");
  }

  @Test
  void aCrashingContainerLeavesItsLog() {
    apply("slipway", deployment("registry/app:crash", 1), false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> pods().stream().anyMatch(pod -> waiting(pod).equals("CrashLoopBackOff")));
    Pod pod = pods().getFirst();
    assertThat(client.pods().inNamespace("shop").withName(pod.getMetadata().getName()).getLog())
        .contains("fatal");
  }

  @Test
  void aManagerOwnsWhatItApplied() {
    apply("slipway", deployment("registry/app:1.0.0", 2), false);
    client
        .apps()
        .deployments()
        .inNamespace("shop")
        .withName("app")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"team\":\"others\"}}}");
    Deployment again = apply("slipway", deployment("registry/app:1.0.0", 2), false);
    assertThat(again.getMetadata().getLabels()).containsEntry("team", "others");

    assertThatThrownBy(() -> apply("others", deployment("registry/app:9", 2), false))
        .isInstanceOfSatisfying(
            KubernetesClientException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(409);
              assertThat(e.getMessage())
                  .contains("conflict with \"slipway\"")
                  .contains(".spec.template.spec.containers[name=\"app\"].image");
            });
    assertThat(
            apply("others", deployment("registry/app:9", 2), true)
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
        new DeploymentBuilder(deployment("registry/app:1.0.0", 1))
            .editMetadata()
            .addToAnnotations("note", "x")
            .endMetadata()
            .build();
    apply("slipway", with, false);
    Deployment without = apply("slipway", deployment("registry/app:1.0.0", 1), false);
    assertThat(without.getMetadata().getAnnotations()).doesNotContainKey("note");
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    apply("slipway", deployment("registry/app:1.0.0", 1), false);
    awaitReady(1);
    String version = current().getMetadata().getResourceVersion();
    assertThat(
            apply("slipway", deployment("registry/app:1.0.0", 1), false)
                .getMetadata()
                .getResourceVersion())
        .isEqualTo(version);
  }

  @Test
  void anOldVersionIsRefused() {
    Deployment first = apply("slipway", deployment("registry/app:1.0.0", 1), false);
    awaitReady(1);
    assertThatThrownBy(() ->
            client
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
  void anInformerSeesWhatHappens() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (SharedIndexInformer<Deployment> _ =
        client
            .apps()
            .deployments()
            .inAnyNamespace()
            .withLabel("app", "app")
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(Deployment d) {
                    seen.add("added");
                  }

                  @Override
                  public void onUpdate(Deployment before, Deployment after) {
                    seen.add("updated");
                  }

                  @Override
                  public void onDelete(Deployment d, boolean unknown) {
                    seen.add("deleted");
                  }
                })) {
      apply("slipway", deployment("registry/app:1.0.0", 1), false);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains("updated"));
      client.apps().deployments().inNamespace("shop").withName("app").delete();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains("deleted"));
    }
    assertThat(pods()).isEmpty();
  }

  @Test
  void wrongObjectsAreRefusedAsByARealServer() {
    assertThatThrownBy(() ->
            client
                .apps()
                .deployments()
                .inNamespace("nowhere")
                .resource(deployment("registry/app:1", 1))
                .create())
        .hasMessageContaining("namespaces \"nowhere\" not found");
    Deployment named = deployment("registry/app:1", 1);
    named.getMetadata().setName("Not_Valid");
    assertThatThrownBy(
            () -> client.apps().deployments().inNamespace("shop").resource(named).create())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
  }

  @Test
  void objectsOutliveTheProcess() {
    apply("slipway", deployment("registry/app:1.0.0", 2), false);
    awaitReady(2);
    stop();
    cluster =
        SimulatedCluster.start(
            new SimulatedCluster.Options("127.0.0.1", 0, Duration.ofMillis(60), data));
    client = client(cluster);
    awaitReady(2);
  }

  @Test
  void aServiceHasTheAddressesOfTheReadyPodsThatItSelects() {
    client
        .resource(
            """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop"},
             "spec":{"selector":{"app":"app"},"ports":[{"name":"http","port":80}]}}\
            """)
        .create();
    apply("slipway", deployment("registry/app:1.0.0", 2), false);
    awaitReady(2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(addressed())
                .containsExactlyInAnyOrderElementsOf(
                    pods().stream().map(pod -> pod.getMetadata().getName()).toList()));
    client.services().inNamespace("shop").withName("web").delete();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> client.endpoints().inNamespace("shop").withName("web").get() == null);
  }

  private List<String> addressed() {
    return client.endpoints().inNamespace("shop").withName("web").require().getSubsets().stream()
        .flatMap(subset -> subset.getAddresses().stream())
        .map(address -> address.getTargetRef().getName())
        .toList();
  }

  @Test
  void whatHasChangedSinceItWasSeenIsNotDeleted() {
    apply("slipway", deployment("registry/app:1.0.0", 1), false);
    Deployment seen = awaitReady(1);
    apply("slipway", deployment("registry/app:1.1.0", 1), false);
    assertThatThrownBy(() ->
            client
                .resource(seen)
                .lockResourceVersion(seen.getMetadata().getResourceVersion())
                .delete())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    client.resource(seen).delete();
    assertThat(client.apps().deployments().inNamespace("shop").list().getItems()).isEmpty();
  }

  @Test
  void kubectlShowsObjectsInTheirUsualColumns() throws Exception {
    assumeTrue(kubectl("version", "--client").exit() == 0, "no kubectl: skipped");
    apply("slipway", deployment("registry/app:1.0.0", 2), false);
    awaitReady(2);
    Result table = kubectl("get", "deployments,services,ingresses", "-A");
    assertThat(table.output())
        .containsPattern("NAMESPACE\\s+NAME\\s+READY\\s+UP-TO-DATE\\s+AVAILABLE\\s+AGE")
        .containsPattern("shop\\s+deployment.apps/app\\s+2/2\\s+2\\s+2");
    assertThat(kubectl("get", "pods", "-n", "shop").output()).contains("1/1", "Running");
    assertThat(kubectl("get", "deployment", "app", "-n", "shop", "-o", "yaml").output())
        .contains("image: registry/app:1.0.0");
    assertThat(kubectl("rollout", "status", "deployment/app", "-n", "shop").output())
        .contains("successfully rolled out");
    assertThat(kubectl("describe", "deployment", "app", "-n", "shop").output())
        .contains("NewReplicaSetAvailable");
    assertThat(kubectl("delete", "deployment", "app", "-n", "shop").exit()).isZero();
    assertThat(kubectl("get", "deployment", "app", "-n", "shop").output()).contains("not found");
  }

  private record Result(int exit, String output) {}

  private Result kubectl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("kubectl", "--server", cluster.url()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("KUBECONFIG", data.resolve("none").toString());
      builder.environment().put("KUBECACHEDIR", data.resolve("cache").toString());
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      return new Result(127, e.toString());
    }
  }

  private static KubernetesClient client(SimulatedCluster cluster) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                .withMasterUrl(cluster.url())
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }

  private Deployment apply(String manager, Deployment deployment, boolean force) {
    PatchContext.Builder context =
        new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager(manager);
    return client
        .apps()
        .deployments()
        .inNamespace("shop")
        .resource(deployment)
        .patch(context.withForce(force).build());
  }

  private Deployment awaitReady(int replicas) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            this::current,
            d ->
                d.getStatus() != null
                    && Integer.valueOf(replicas).equals(d.getStatus().getReadyReplicas())
                    && Integer.valueOf(replicas).equals(d.getStatus().getUpdatedReplicas())
                    && d.getStatus().getReplicas() == replicas);
  }

  private Deployment current() {
    return client.apps().deployments().inNamespace("shop").withName("app").get();
  }

  private List<Pod> pods() {
    return client.pods().inNamespace("shop").list().getItems();
  }

  private static String waiting(Pod pod) {
    var state = pod.getStatus().getContainerStatuses().getFirst().getState();
    return state == null || state.getWaiting() == null ? "" : state.getWaiting().getReason();
  }

  private static Deployment deployment(String image, int replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("app")
        .withNamespace("shop")
        .addToLabels("app", "app")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withProgressDeadlineSeconds(1)
        .withNewSelector()
        .withMatchLabels(Map.of("app", "app"))
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(Map.of("app", "app"))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("app")
        .withImage(image)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
