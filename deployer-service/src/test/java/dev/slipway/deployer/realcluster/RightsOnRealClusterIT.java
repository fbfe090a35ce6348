package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Wire;
import dev.slipway.deployer.Workloads;
import dev.slipway.deployer.instance.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The deployer gets by with the rights that are shipped, and there is none that it could do without.
@RealCluster
class RightsOnRealClusterIT {

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
  void whatIsShippedIsExactlyWhatIsUsed() {
    Account account = lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true);
    try (var deployer = deployer(account)) {
      Orders orders = Orders.into(lab.name("exact"));
      succeeds(orders.request(1));
      previewed(orders, 2);
      fails(orders.of("bad").request(4));
      removes(orders.request(5));
      // A second entry changes what the first one made.
      removes(orders.request(6));
      Set<String> used = deployer.getBean(Recorder.class).used();
      // What an earlier release may have brought is asked for, and may be refused.
      used.removeAll(ShippedRights.OPTIONAL.all());
      assertThat(used).containsExactlyInAnyOrderElementsOf(ShippedRights.EVERYWHERE.all());
    }
  }

  @Test
  void whatIsOptionalIsUsedByTheKindsThatItIsFor() {
    boolean hasBudgets = lab.admin().getApiResources("policy/v1") != null;
    Account account =
        lab.account("system")
            .may(ShippedRights.EVERYWHERE, _ -> true)
            .may(ShippedRights.OPTIONAL, _ -> true);
    try (var deployer = deployer(account)) {
      Orders orders = Orders.into(lab.name("optional"));
      Orders routed = with(orders, new Route.HttpRoute("edge", "public", null, Map.of()), null);
      if (lab.admin().getApiResources("gateway.networking.k8s.io/v1") == null) {
        Diagnosis why = fails(routed.request(1));
        assertThat(why.cause()).isEqualTo(Diagnosis.Cause.INVALID);
        assertThat(why.message()).containsIgnoringCase("httproute");
        lab.kind("gateway.networking.k8s.io", "v1", "HTTPRoute");
      }
      if (lab.admin().getApiResources("getambassador.io/v3alpha1") == null) {
        lab.kind("getambassador.io", "v3alpha1", "Mapping");
      }
      succeeds(routed.request(2));
      Workload.DisruptionBudget one = new Workload.DisruptionBudget("1", null);
      succeeds(with(orders, new Route.Mapping(null, Map.of()), hasBudgets ? one : null).request(3));
      previewed(routed, 4);
      previewed(with(orders, new Route.Mapping(null, Map.of()), hasBudgets ? one : null), 6);
      removes(with(orders, new Route.HttpRoute("edge", "public", null, Map.of()), one).request(8));
      removes(with(orders, new Route.Mapping(null, Map.of()), one).request(9));
      Set<String> expected = ShippedRights.OPTIONAL.all();
      expected.removeIf(right -> !hasBudgets && right.endsWith(".policy"));
      assertThat(deployer.getBean(Recorder.class).used()).containsAll(expected);
    }
  }

  /// A version that comes beside the one that serves, and goes.
  private void previewed(Orders orders, long sequence) {
    Orders beside =
        orders.by(
            new Strategy.BlueGreen(
                List.of("owners"), "https://preview.example.org", Duration.ofHours(1)));
    succeeds(beside.request(sequence, sequence, new Phase.Preview()));
    succeeds(beside.request(sequence + 1, sequence, new Phase.Abort()));
  }

  private static Orders with(
      Orders orders, Route route, Workload.@Nullable DisruptionBudget budget) {
    return orders.running(Workloads.with(orders.workload(), route, budget));
  }

  @Test
  void aNamespaceOnlyInstallationDeploysIntoItsNamespacesAndNoOther() {
    String mine = lab.namespace("mine");
    String other = lab.namespace("other");
    Account account = lab.account("system").mayInNamespace(mine);
    try (var _ = deployer(account, "--slipway.deployer.namespaces=" + mine)) {
      Orders orders = Orders.into(mine).whereItExists();
      succeeds(orders.request(1));
      assertThat(fails(orders.of("bad").request(2)).log()).isNotEmpty();
      Diagnosis elsewhere = fails(Orders.into(other).whereItExists().request(1));
      assertThat(elsewhere.message()).contains(other, "slipway.deployer.namespaces");
    }
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    Account account =
        lab.account("system")
            .may(ShippedRights.EVERYWHERE, rule -> !rule.getResources().contains("ingresses"));
    try (var _ = deployer(account)) {
      Diagnosis why = fails(Orders.into(lab.name("forbidden")).request(1));
      assertThat(why.reason()).isEqualTo("Forbidden");
      assertThat(why.message())
          .contains("may not", "ingress", "networking.k8s.io", account.namespace());
    }
  }

  private ConfigurableApplicationContext deployer(Account account, String... more) {
    var deployer =
        Deployers.start(wire, account.kubeconfig(folder), lab.run(), List.of(Recorded.class), more);
    return deployer;
  }

  private void succeeds(Request request) {
    wire.request(request);
    wire.await(DeploySucceeded.class, request);
  }

  private void removes(Request request) {
    wire.remove(request);
    wire.await(EnvironmentRemoved.class, request);
  }

  private Diagnosis fails(Request request) {
    wire.request(request);
    return wire.await(DeployFailed.class, request).diagnosis();
  }

  /// A deployer whose client is listened to.
  @Configuration(proxyBeanMethods = false)
  static class Recorded {

    @Bean
    static Recorder recorder() {
      return new Recorder();
    }
  }
}
