package dev.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulated cluster, spoken to by fabric8's client and by kubectl.
class SimulatedClusterIT {

  @TempDir Path data;
  private Shop shop;

  @BeforeEach
  void start() {
    shop = new Shop(data);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void anInformerSeesWhatHappens() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (SharedIndexInformer<Deployment> _ =
        shop.client()
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
      shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 1), false);
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains("updated"));
      shop.client().apps().deployments().inNamespace("shop").withName("app").delete();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains("deleted"));
    }
    assertThat(shop.pods()).isEmpty();
  }

  @Test
  void objectsOutliveTheProcess() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 2), false);
    shop.awaitReady(2);
    shop.close();
    shop = new Shop(data);
    shop.awaitReady(2);
  }

  @Test
  void kubectlShowsObjectsInTheirUsualColumns() throws Exception {
    assumeTrue(kubectl("version", "--client").exit() == 0, "no kubectl: skipped");
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 2), false);
    shop.awaitReady(2);
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
    List<String> command = new ArrayList<>(List.of("kubectl", "--server", shop.url()));
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
}
