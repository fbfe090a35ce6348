package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.gateway.Route;
import dev.slipway.deployer.deployment.Request;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;

/// What a removal takes from a real cluster and what it leaves there, with the rights that are shipped.
@RealCluster
@Execution(ExecutionMode.CONCURRENT)
class RemovalOnRealClusterIT {

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
  void aPreviewGoesWithAllThatWasMadeForItAndAnOldRequestDoesNotBringItBack() {
    Orders gone = Orders.into(lab.name("preview")).forBranch("one");
    Orders stays = gone.forBranch("two");
    succeeds(gone.request(1));
    succeeds(stays.request(11));
    makeByHand(gone.namespace());
    wire.remove(gone.request(2));
    wire.await(EnvironmentRemoved.class, gone.request(2));
    Awaitility.await()
        .atMost(Wire.PATIENCE)
        .untilAsserted(() -> assertThat(objects(gone)).containsOnly(stays.name()));
    assertThat(objects(gone)).hasSize(5);
    assertThat(lab.served(stays)).isEqualTo("1.0.0");
    assertThat(lab.admin().configMaps().inNamespace(gone.namespace()).withName("by-hand").get())
        .isNotNull();
    wire.request(gone.request(1));
    assertThat(wire.await(DeployOvertaken.class, gone.request(1)).by()).isEqualTo(2);
    assertThat(objects(gone)).containsOnly(stays.name());
    assertThat(wire.results(DriftDetected.class, gone.request(1))).isEmpty();
    assertThat(wire.results(DeployFailed.class, gone.request(1))).isEmpty();
    succeeds(gone.of("1.1.0").request(3));
    wire.remove(gone.request(2));
    assertThat(wire.await(EnvironmentRemovalFailed.class, gone.request(2)).diagnosis().reason())
        .isEqualTo("Overtaken");
    assertThat(lab.deployment(gone)).isNotNull();
  }

  @Test
  void aPreviewThatNeverServedGoesAndItsRolloutEndsAsOvertaken() {
    Orders orders = Orders.into(lab.name("unready")).forBranch("one").of("unready");
    wire.request(orders.request(1));
    wire.await(DeployStarted.class, orders.request(1));
    wire.remove(orders.request(2));
    wire.await(EnvironmentRemoved.class, orders.request(2));
    wire.await(DeployOvertaken.class, orders.request(1));
    assertThat(wire.results(DeployFailed.class, orders.request(1))).isEmpty();
  }

  @Test
  void aRouteThatTheProjectNoLongerHasGoesOnceTheNewVersionServes() {
    Orders orders = Orders.into(lab.name("routeless"));
    succeeds(orders.request(1));
    Orders without =
        orders.of("1.1.0").running(Workloads.with(orders.workload(), new Route.None(), null));
    succeeds(without.request(2));
    assertThat(
            lab.admin()
                .network()
                .v1()
                .ingresses()
                .inNamespace(orders.namespace())
                .list()
                .getItems())
        .isEmpty();
    Awaitility.await()
        .atMost(Wire.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(lab.served(orders)).isEqualTo("1.1.0"));
    assertThat(wire.results(DriftDetected.class, without.request(2))).isEmpty();
  }

  @Test
  void podsThatTheServiceDoesNotLeadToHaveNotSucceeded() {
    Orders orders = Orders.into(lab.name("unreached"));
    succeeds(orders.request(1));
    lab.admin()
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
    wire.request(next.request(2));
    DeployFailed failed = wire.await(DeployFailed.class, next.request(2));
    assertThat(failed.diagnosis().reason()).isEqualTo("NotReached");
    assertThat(failed.diagnosis().message()).contains(orders.name(), "0 of 2");
  }

  private static void succeeds(Request request) {
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
  }

  private static void makeByHand(String namespace) {
    lab.admin()
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
    KubernetesClient admin = lab.admin();
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
