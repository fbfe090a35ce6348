package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.deployer.Wire;
import dev.slipway.deployer.instance.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// The cluster remembers what was deployed, with the rights that are shipped for it.
@RealCluster
class DeletedMeanwhileOnRealClusterIT {

  @TempDir Path folder;
  private Lab lab;
  private Wire wire;

  @BeforeEach
  void start() {
    lab = new Lab();
    wire = new Wire(ClusterUnderTest.PATIENCE);
  }

  @AfterEach
  void stop() {
    wire.close();
    lab.close();
  }

  @Test
  void whatWasDeletedWhileNoDeployerLookedIsToldAndPutRightWhereTheEnvironmentSaysSo() {
    Account account = lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true);
    Orders told = Orders.into(lab.name("told"));
    Orders right = Orders.into(lab.name("right")).thatIsPutRight();
    try (var _ = deployer(account)) {
      List.of(told, right).forEach(this::succeeds);
      List.of(told, right).forEach(this::awaitRemembered);
    }
    List.of(told, right).forEach(this::delete);
    try (var _ = deployer(account)) {
      wire.await(DriftEnded.class, right.request(1));
      assertThat(wire.await(DriftDetected.class, told.request(1)).drift())
          .isEqualTo(new Drift("deployment " + told.name(), true, List.of(), false));
      Awaitility.await().atMost(ClusterUnderTest.PATIENCE).until(() -> remembered(told).isEmpty());
    }
    assertThat(lab.deployment(right)).isNotNull();
    assertThat(wire.results(DriftDetected.class, told.request(1))).hasSize(1);
    assertThat(wire.results(DriftDetected.class, right.request(1))).hasSize(1);
  }

  @Test
  void soItIsWithRightsInOneNamespaceAlone() {
    String mine = lab.namespace("mine");
    Account account = lab.account("system").mayInNamespace(mine);
    Orders orders = Orders.into(mine).whereItExists();
    try (var _ = deployer(account, "--slipway.deployer.namespaces=" + mine)) {
      succeeds(orders);
      awaitRemembered(orders);
    }
    delete(orders);
    try (var _ = deployer(account, "--slipway.deployer.namespaces=" + mine)) {
      assertThat(wire.await(DriftDetected.class, orders.request(1)).drift().deleted()).isTrue();
    }
  }

  private ConfigurableApplicationContext deployer(Account account, String... more) {
    return Deployers.start(wire, account.kubeconfig(folder), lab.run(), List.of(), more);
  }

  private void succeeds(Orders orders) {
    Request request = orders.request(1);
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
  }

  private void awaitRemembered(Orders orders) {
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .until(() -> remembered(orders).containsKey(orders.name()));
  }

  private Map<String, String> remembered(Orders orders) {
    var there =
        lab.admin().configMaps().inNamespace(orders.namespace()).withName("slipway-deployed").get();
    return there == null || there.getData() == null ? Map.of() : there.getData();
  }

  private void delete(Orders orders) {
    lab.admin()
        .apps()
        .deployments()
        .inNamespace(orders.namespace())
        .withName(orders.name())
        .delete();
  }
}
