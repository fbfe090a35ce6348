package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.workload.Route;
import dev.slipway.deployer.Workloads;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The objects that a removal takes from a real cluster and those it leaves, with the rights that are
/// shipped.
@RealCluster
@Execution(ExecutionMode.CONCURRENT)
class RemovalOnRealClusterIT {

  @RegisterExtension static final Installation INSTALLED = new Installation();

  @Test
  void aPreviewGoesWithAllThatWasMadeForItAndAnOldRequestDoesNotBringItBack() {
    Orders gone = Orders.into(INSTALLED.lab().name("preview")).forBranch("one");
    Orders stays = gone.forBranch("two");
    succeeds(gone.request(1));
    succeeds(stays.request(11));
    makeByHand(gone.namespace());
    INSTALLED.wire().remove(gone.request(2));
    INSTALLED.wire().await(EnvironmentRemoved.class, gone.request(2));
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .untilAsserted(() -> assertThat(objects(gone)).containsOnly(stays.name()));
    assertThat(objects(gone)).hasSize(5);
    assertThat(INSTALLED.lab().served(stays)).isEqualTo("1.0.0");
    assertThat(
            INSTALLED
                .lab()
                .admin()
                .configMaps()
                .inNamespace(gone.namespace())
                .withName("by-hand")
                .get())
        .isNotNull();
    INSTALLED.wire().request(gone.request(1));
    assertThat(INSTALLED.wire().await(DeployOvertaken.class, gone.request(1)).by()).isEqualTo(2);
    assertThat(objects(gone)).containsOnly(stays.name());
    assertThat(INSTALLED.wire().results(DriftDetected.class, gone.request(1))).isEmpty();
    assertThat(INSTALLED.wire().results(DeployFailed.class, gone.request(1))).isEmpty();
    succeeds(gone.of("1.1.0").request(3));
    INSTALLED.wire().remove(gone.request(2));
    assertThat(
            INSTALLED
                .wire()
                .await(EnvironmentRemovalFailed.class, gone.request(2))
                .diagnosis()
                .reason())
        .isEqualTo("Overtaken");
    assertThat(INSTALLED.lab().deployment(gone)).isNotNull();
  }

  @Test
  void aPreviewThatNeverServedGoesAndItsRolloutEndsAsOvertaken() {
    Orders orders = Orders.into(INSTALLED.lab().name("unready")).forBranch("one").of("unready");
    INSTALLED.wire().request(orders.request(1));
    INSTALLED.wire().await(DeployStarted.class, orders.request(1));
    INSTALLED.wire().remove(orders.request(2));
    INSTALLED.wire().await(EnvironmentRemoved.class, orders.request(2));
    INSTALLED.wire().await(DeployOvertaken.class, orders.request(1));
    assertThat(INSTALLED.wire().results(DeployFailed.class, orders.request(1))).isEmpty();
  }

  @Test
  void aRouteThatTheProjectNoLongerHasGoesOnceTheNewVersionServes() {
    Orders orders = Orders.into(INSTALLED.lab().name("routeless"));
    succeeds(orders.request(1));
    Orders without =
        orders.of("1.1.0").running(Workloads.with(orders.workload(), new Route.None(), null));
    succeeds(without.request(2));
    assertThat(
            INSTALLED
                .lab()
                .admin()
                .network()
                .v1()
                .ingresses()
                .inNamespace(orders.namespace())
                .list()
                .getItems())
        .isEmpty();
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(INSTALLED.lab().served(orders)).isEqualTo("1.1.0"));
    assertThat(INSTALLED.wire().results(DriftDetected.class, without.request(2))).isEmpty();
  }

  @Test
  void podsThatTheServiceDoesNotLeadToHaveNotSucceeded() {
    Orders orders = Orders.into(INSTALLED.lab().name("unreached"));
    succeeds(orders.request(1));
    INSTALLED
        .lab()
        .admin()
        .services()
        .inNamespace(orders.namespace())
        .withName(orders.name())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("somebody")
                .build(),
            "{\"spec\":{\"selector\":{\"version\":\"blue\"}}}");
    Orders next = orders.of("1.1.0");
    Diagnosis why = INSTALLED.late(within -> next.within(within).request(2));
    assertThat(why.reason()).isEqualTo("NotReached");
    assertThat(why.message()).contains(orders.name(), "0 of 2");
  }

  private static void succeeds(Request request) {
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
  }

  private static void makeByHand(String namespace) {
    INSTALLED
        .lab()
        .admin()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("by-hand")
                .addToLabels(Map.of("app.kubernetes.io/managed-by", "kubectl"))
                .endMetadata()
                .build())
        .create();
  }

  /// What stands in the namespace, each by the name of the Deployment that it is of.
  private static List<String> objects(Orders orders) {
    KubernetesClient admin = INSTALLED.lab().admin();
    String in = orders.namespace();
    List<HasMetadata> all = new ArrayList<>();
    all.addAll(admin.apps().deployments().inNamespace(in).list().getItems());
    all.addAll(admin.apps().replicaSets().inNamespace(in).list().getItems());
    all.addAll(admin.pods().inNamespace(in).list().getItems());
    all.addAll(admin.services().inNamespace(in).list().getItems());
    all.addAll(admin.network().v1().ingresses().inNamespace(in).list().getItems());
    return all.stream()
        .map(object -> object.getMetadata().getLabels().get("app.kubernetes.io/instance"))
        .toList();
  }
}
