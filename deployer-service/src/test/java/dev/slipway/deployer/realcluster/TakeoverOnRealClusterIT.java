package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.deployer.Wire;
import dev.slipway.deployer.instance.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A deployer that is killed, without a word, in the middle of a rollout.
@RealCluster
class TakeoverOnRealClusterIT {

  @TempDir Path folder;
  private Lab lab;
  private Wire wire;
  private Path kubeconfig;

  @BeforeEach
  void start() {
    lab = new Lab();
    wire = new Wire(ClusterUnderTest.PATIENCE);
    kubeconfig = lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true).kubeconfig(folder);
  }

  @AfterEach
  void stop() {
    wire.close();
    lab.close();
  }

  @Test
  void anotherOneEndsWhatAKilledOneBegan() throws Exception {
    Orders orders = Orders.into(lab.name("killed"));
    Request unready = orders.of("unready").within(Duration.ofSeconds(45)).request(1);
    Process first =
        Deployers.startProcess(wire, kubeconfig, lab.run(), folder.resolve("first.log"));
    try {
      wire.request(unready);
      Awaitility.await()
          .atMost(ClusterUnderTest.PATIENCE)
          .ignoreExceptions()
          .until(() -> lab.deployment(orders) != null);
    } finally {
      first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    Request next = orders.of("1.1.0").request(2);
    try (var _ = Deployers.start(wire, kubeconfig, lab.run(), List.of())) {
      wire.await(DeployStarted.class, unready);
      DeployFailed failed = wire.await(DeployFailed.class, unready);
      assertThat(failed.diagnosis().container()).isEqualTo("app");
      wire.request(next);
      wire.await(DeploySucceeded.class, next);
    }
    assertThat(wire.results(DeploySucceeded.class, unready)).isEmpty();
  }

  @Test
  void anotherOneEndsThePhaseThatAKilledOneBegan() throws Exception {
    Orders orders = Orders.into(lab.name("phase"));
    Orders next =
        orders.of("1.1.0").by(new Strategy.BlueGreen(List.of("owners"), null, Duration.ofHours(1)));
    Request preview = next.request(2, 2, new Phase.Preview());
    Request switched = next.request(3, 2, new Phase.Switch());
    Process first =
        Deployers.startProcess(wire, kubeconfig, lab.run(), folder.resolve("first.log"));
    try {
      // A request that still waits when the next one comes is overtaken.
      Request before = orders.request(1);
      wire.request(before);
      wire.await(DeployStarted.class, before);
      wire.request(preview);
      Awaitility.await()
          .atMost(ClusterUnderTest.PATIENCE)
          .ignoreExceptions()
          .until(() -> lab.names(orders).contains(orders.name() + "-green"));
    } finally {
      first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
    try (var _ = Deployers.start(wire, kubeconfig, lab.run(), List.of())) {
      wire.await(DeploySucceeded.class, preview);
      wire.request(switched);
      wire.await(DeploySucceeded.class, switched);
    }
    assertThat(lab.names(orders))
        .containsExactlyInAnyOrder(orders.name(), orders.name() + "-green");
  }
}
