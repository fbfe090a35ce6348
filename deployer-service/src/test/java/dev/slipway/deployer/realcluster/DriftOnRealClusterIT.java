package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Drift;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.deployer.deployment.Request;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// What a real API server says of who owns a field.
@RealCluster
class DriftOnRealClusterIT {

  @TempDir static Path folder;
  private static Lab lab;
  private static Wire wire;
  private static ConfigurableApplicationContext deployer;

  @BeforeAll
  static void start() {
    lab = new Lab();
    wire = new Wire();
    Path kubeconfig =
        lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true).kubeconfig(folder);
    deployer = Deployers.start(wire, kubeconfig, lab.run(), List.of());
    wire.open();
  }

  @AfterAll
  static void stop() {
    deployer.close();
    wire.close();
    lab.close();
  }

  @Test
  void whatIsAsItWasDeployedHasNotDriftedAndWhatSomebodyChangesOrDeletesHas() {
    Orders orders = Orders.into(lab.name("drift"));
    Request request = orders.request(1);
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
    // Neither the controllers' writes, nor what others add.
    patch(orders, "{\"metadata\":{\"labels\":{\"team\":\"red\"}}}");
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> wire.results(DriftDetected.class, request).isEmpty());
    patch(orders, "{\"spec\":{\"progressDeadlineSeconds\":77}}");
    assertThat(wire.await(DriftDetected.class, request).drift().changes())
        .containsExactly(new Drift.Change(".spec.progressDeadlineSeconds", "somebody"));
    deployments(orders).delete();
    Awaitility.await()
        .atMost(Wire.PATIENCE)
        .untilAsserted(() ->
            assertThat(wire.results(DriftDetected.class, request))
                .hasSize(2)
                .last()
                .matches(detected -> detected.drift().deleted()));
  }

  @Test
  void whatSomebodyChangesIsPutRightWhereTheEnvironmentSaysSo() {
    Orders orders = Orders.into(lab.name("right")).thatIsPutRight();
    Request request = orders.request(1);
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
    patch(orders, "{\"spec\":{\"replicas\":1,\"progressDeadlineSeconds\":77}}");
    wire.await(DriftEnded.class, request);
    assertThat(lab.deployment(orders).getSpec().getReplicas()).isEqualTo(2);
    assertThat(wire.results(DriftDetected.class, request)).hasSize(1);
  }

  @Test
  void whatSomebodyDeletesIsMadeAgainWhereTheEnvironmentSaysSo() {
    Orders orders = Orders.into(lab.name("again")).thatIsPutRight();
    Request request = orders.request(1);
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
    deployments(orders).delete();
    wire.await(DriftEnded.class, request);
    assertThat(lab.deployment(orders)).isNotNull();
  }

  private static void patch(Orders orders, String patch) {
    deployments(orders)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("somebody")
                .build(),
            patch);
  }

  private static RollableScalableResource<Deployment> deployments(Orders orders) {
    return lab.admin().apps().deployments().inNamespace(orders.namespace()).withName(orders.name());
  }
}
