package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The field ownership that a real API server reports.
@RealCluster
class DriftOnRealClusterIT {

  @RegisterExtension static final Installation INSTALLED = new Installation();

  @Test
  void whatIsAsItWasDeployedHasNotDriftedAndWhatSomebodyChangesOrDeletesHas() {
    Orders orders = Orders.into(INSTALLED.lab().name("drift"));
    Request request = orders.request(1);
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
    // Neither the controllers' writes, nor what others add.
    patch(orders, "{\"metadata\":{\"labels\":{\"team\":\"red\"}}}");
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .atMost(ClusterUnderTest.PATIENCE)
        .until(() -> INSTALLED.wire().results(DriftDetected.class, request).isEmpty());
    patch(orders, "{\"spec\":{\"progressDeadlineSeconds\":77}}");
    assertThat(INSTALLED.wire().await(DriftDetected.class, request).drift().changes())
        .containsExactly(new Drift.Change(".spec.progressDeadlineSeconds", "somebody"));
    deployments(orders).delete();
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .untilAsserted(() ->
            assertThat(INSTALLED.wire().results(DriftDetected.class, request))
                .hasSize(2)
                .last()
                .matches(detected -> detected.drift().deleted()));
  }

  @Test
  void whatSomebodyChangesIsPutRightWhereTheEnvironmentSaysSo() {
    Orders orders = Orders.into(INSTALLED.lab().name("right")).thatIsPutRight();
    Request request = orders.request(1);
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
    patch(orders, "{\"spec\":{\"replicas\":1,\"progressDeadlineSeconds\":77}}");
    INSTALLED.wire().await(DriftEnded.class, request);
    assertThat(INSTALLED.lab().deployment(orders).getSpec().getReplicas()).isEqualTo(2);
    assertThat(INSTALLED.wire().results(DriftDetected.class, request)).hasSize(1);
  }

  @Test
  void whatSomebodyDeletesIsMadeAgainWhereTheEnvironmentSaysSo() {
    Orders orders = Orders.into(INSTALLED.lab().name("again")).thatIsPutRight();
    Request request = orders.request(1);
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
    deployments(orders).delete();
    INSTALLED.wire().await(DriftEnded.class, request);
    assertThat(INSTALLED.lab().deployment(orders)).isNotNull();
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
    return INSTALLED
        .lab()
        .admin()
        .apps()
        .deployments()
        .inNamespace(orders.namespace())
        .withName(orders.name());
  }
}
