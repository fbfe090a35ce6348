package dev.slipway.sandbox.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The namespace `shop` on a simulated cluster of its own.
final class Shop implements AutoCloseable {

  private final SimulatedCluster cluster;
  private final KubernetesClient client;

  /// @param data where objects outlive the cluster, null for in memory
  Shop(@Nullable Path data) {
    cluster =
        SimulatedCluster.start(
            new SimulatedCluster.Options("127.0.0.1", 0, Duration.ofMillis(60), data));
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl(cluster.url())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    if (client.namespaces().withName("shop").get() == null) {
      client
          .resource(new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build())
          .create();
    }
  }

  String url() {
    return cluster.url();
  }

  KubernetesClient client() {
    return client;
  }

  Deployment apply(String manager, Deployment deployment, boolean force) {
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

  /// Waits until its pods are ready and there are no others.
  Deployment awaitReady(int replicas) {
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

  Deployment current() {
    return client.apps().deployments().inNamespace("shop").withName("app").get();
  }

  List<Pod> pods() {
    return client.pods().inNamespace("shop").list().getItems();
  }

  /// Named `app`.
  static Deployment deployment(String image, int replicas) {
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

  @Override
  public void close() {
    client.close();
    cluster.close();
  }
}
