package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployDelayed;
import dev.slipway.contract.deployer.DeployerEvent.DeployProgressed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.deployer.instance.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Deployers and clusters that go away and come back: each test has its own.
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {

  private final Request first = Requests.live("registry/shop:1", 1);

  @Test
  void aRolloutIsReportedAfterARestart() {
    try (DeployerRig rig = new DeployerRig(Duration.ofSeconds(4))) {
      rig.deploy(first);
      rig.await(DeployStarted.class, first);
      rig.stopDeployer();
      assertThat(rig.results(DeploySucceeded.class, first)).isEmpty();
      rig.startDeployer();
      rig.await(DeploySucceeded.class, first);
    }
  }

  @Test
  void ofTwoInstancesOneWatchesEachRolloutAndTheOtherTakesOverWhenItGoes() {
    Request second = Requests.live("registry/shop:2", 2);
    try (DeployerRig rig = new DeployerRig(Duration.ofSeconds(3));
        var other = rig.anotherDeployer()) {
      rig.deploy(first);
      rig.await(DeploySucceeded.class, first);
      rig.deploy(second);
      rig.await(DeployStarted.class, second);
      rig.stopDeployer();
      rig.await(DeploySucceeded.class, second);
      assertThat(rig.results())
          .filteredOn(result -> result.event() instanceof DeploySucceeded)
          .hasSize(2);
      assertThat(other.isActive()).isTrue();
    }
  }

  @Test
  void theServiceIsReadyWhileItReadsRequestsAndWatchesTheCluster(@TempDir Path data) {
    try (DeployerRig rig = new DeployerRig(Duration.ofMillis(100), data)) {
      awaitReadiness(rig, Status.UP);
      rig.stopCluster();
      awaitReadiness(rig, Status.DOWN);
      rig.startCluster();
      awaitReadiness(rig, Status.UP);
    }
  }

  private static void awaitReadiness(DeployerRig rig, Status wanted) {
    HealthEndpoint health = rig.deployer().getBean(HealthEndpoint.class);
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    Objects.requireNonNull(health.healthForPath("readiness"), "a readiness group")
                        .getStatus())
                .isEqualTo(wanted));
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aClusterThatIsAwayIsWaitedForAndTheLogSaysSo(CapturedOutput output, @TempDir Path data) {
    try (DeployerRig rig = new DeployerRig(Duration.ofMillis(100), data)) {
      rig.stopCluster();
      rig.deploy(first);
      Awaitility.await()
          .atMost(DeployerRig.PATIENCE)
          .untilAsserted(() ->
              assertThat(output.getAll())
                  .contains(
                      "shop/live waits (1): the cluster does not answer to get deployment shop-live"
                          + " in shop-live"));
      rig.await(DeployDelayed.class, first);
      assertThat(rig.results())
          .allMatch(result ->
              result.event() instanceof DeployStarted || result.event() instanceof DeployDelayed);
      rig.startCluster();
      rig.await(DeploySucceeded.class, first);
    }
  }

  /// Longer than a rollout may take: what has run out of time meanwhile is looked at before it is judged.
  @Test
  void aClusterThatIsAwayForAMinuteLosesNothingAndFailsNothing(@TempDir Path data) {
    Request later = Requests.qa("main", "registry/shop:2", 1);
    try (DeployerRig rig = new DeployerRig(Duration.ofSeconds(3), data, Duration.ofSeconds(10))) {
      rig.deploy(first);
      rig.await(DeployStarted.class, first);
      rig.stopCluster();
      rig.deploy(later);
      Awaitility.await()
          .during(Duration.ofMinutes(1))
          .atMost(Duration.ofMinutes(2))
          .until(() ->
              rig.results().stream()
                  .allMatch(result ->
                      result.event() instanceof DeployStarted
                          || result.event() instanceof DeployDelayed
                          || result.event() instanceof DeployProgressed));
      rig.startCluster();
      rig.await(DeploySucceeded.class, first);
      rig.await(DeploySucceeded.class, later);
    }
  }
}
