package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployDelayed;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployProgressed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Rollouts that take their time, between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
class UnderWayIT {

  private static DeployerRig rig;

  private Place place;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofSeconds(2));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void takePlace() {
    place = Place.on(rig);
  }

  @Test
  void howManyPodsServeIsToldWhereItChanges() {
    place.succeeds(place.live("registry/shop:1", 1));
    Request next = place.live("registry/shop:2", 2);
    place.succeeds(next);
    assertThat(rig.results(DeployProgressed.class, next))
        .isNotEmpty()
        .allSatisfy(progressed -> {
          assertThat(progressed.desired()).isEqualTo(2);
          assertThat(progressed.ready()).isBetween(1, 2);
        })
        .doesNotHaveDuplicates();
  }

  @Test
  void anImageThatCannotBePulledFailsWithTheContainersReason() {
    DeployFailed failed = place.fails(place.live("registry/shop:bad", 1));
    assertThat(failed.diagnosis().reason()).isIn("ImagePullBackOff", "ErrImagePull");
    assertThat(failed.diagnosis().container()).isEqualTo("app");
    assertThat(failed.diagnosis().message()).contains("registry/shop:bad cannot be pulled");
    assertThat(failed.diagnosis().events()).anyMatch(event -> event.startsWith("Failed: "));
  }

  @Test
  void aDeploymentThatIsPausedIsSaidWhileItWaits() {
    Request request = place.live("registry/shop:1", 1);
    Request paused =
        Requests.with(
            request,
            Workload.of(
                List.of(
                    Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        Map.of("name", "web"),
                        "spec",
                        Map.of(
                            "replicas",
                            1,
                            "paused",
                            true,
                            "template",
                            Map.of(
                                "spec",
                                Map.of(
                                    "containers",
                                    List.of(Map.of("name", "web", "image", "{image}")))))))));
    rig.deploy(paused);
    Diagnosis trouble = Objects.requireNonNull(rig.await(DeployDelayed.class, paused).trouble());
    assertThat(trouble.reason()).isEqualTo("Paused");
    assertThat(trouble.message()).contains("deployment web", "kubectl rollout resume");
    place
        .deployment("web")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"paused\":false}}");
    rig.await(DeploySucceeded.class, paused);
    assertThat(rig.results(DeployDelayed.class, paused))
        .extracting(DeployDelayed::trouble)
        .containsExactly(trouble, null);
  }

  @Test
  void podsThatTheServiceDoesNotLeadToHaveNotSucceeded() {
    Request request = place.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Request hurried =
        Requests.with(
            request,
            EnvironmentBuilder.builder(to).replicas(2).timeout(Duration.ofSeconds(5)).build());
    rig.deploy(hurried);
    rig.await(DeployStarted.class, hurried);
    rig.client()
        .services()
        .inNamespace(place.namespace())
        .withName("shop-live")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"selector\":{\"app\":\"somebody-elses\"}}}");
    DeployFailed failed = rig.await(DeployFailed.class, hurried);
    assertThat(failed.diagnosis().reason()).isEqualTo("NotReached");
    assertThat(failed.diagnosis().message()).contains("service shop-live", "0 of 2");
  }
}
