package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployer.DeployerEvent.EnvironmentRemoved;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Environment.OnDrift;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Objects that were deleted while no deployer ran. All of it happens while the one deployer is away once,
/// each in a namespace of its own.
class DeletedMeanwhileIT {

  private static final Request TOLD = at("told", 1, null);
  private static final Request TWICE = at("twice", 1, null);
  private static final Request RIGHT = at("right", 1, OnDrift.CORRECT);
  private static final Request OWN = Requests.with(at("own", 1, OnDrift.CORRECT), own());
  private static final Request REMOVED = at("removed", 1, OnDrift.CORRECT);
  private static final Request ANEW = at("anew", 1, OnDrift.CORRECT);
  private static final Request LOST = at("lost", 1, null);
  private static final List<Request> ALL = List.of(TOLD, TWICE, RIGHT, OWN, REMOVED, ANEW, LOST);

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
    ALL.forEach(rig::deploy);
    ALL.forEach(request -> rig.await(DeploySucceeded.class, request));
    ALL.forEach(request -> awaitRemembered(namespace(request), Set.of(name(request))));
    rig.stopDeployer();
    memory("lost").delete();
    List.of(TOLD, RIGHT, OWN, REMOVED, ANEW).forEach(DeletedMeanwhileIT::delete);
    rig.remove(at("removed", 2, OnDrift.CORRECT));
    rig.deploy(at("anew", 2, OnDrift.CORRECT));
    rig.startDeployer();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void itIsToldOnceAndNotAgainAfterAnotherRestart() {
    assertThat(rig.await(DriftDetected.class, TOLD).drift())
        .isEqualTo(new Drift("deployment shop-live", true, List.of(), false));
    awaitRemembered("told", Set.of());
    rig.stopDeployer();
    delete(TWICE);
    rig.startDeployer();
    rig.await(DriftDetected.class, TWICE);
    assertThat(rig.results(DriftDetected.class, TOLD)).hasSize(1);
    assertThat(deployment(TOLD).get()).isNull();
  }

  @Test
  void itIsMadeAgainWhereTheEnvironmentSaysSoAndRememberedAgain() {
    rig.await(DriftEnded.class, RIGHT);
    assertThat(deployment(RIGHT).get()).isNotNull();
    assertThat(rig.results(DriftDetected.class, RIGHT)).hasSize(1);
    awaitRemembered("right", Set.of("shop-live"));
  }

  /// The memory has no room for them.
  @Test
  void aProjectsOwnManifestsAreToldAndNotMadeAgain() {
    assertThat(rig.await(DriftDetected.class, OWN).drift())
        .isEqualTo(new Drift("deployment web", true, List.of(), false));
    awaitRemembered("own", Set.of());
    assertThat(deployment(OWN).get()).isNull();
  }

  @Test
  void whatWasRemovedAsAskedIsNotMissed() {
    rig.await(EnvironmentRemoved.class, at("removed", 2, OnDrift.CORRECT));
    awaitRemembered("removed", Set.of());
    assertThat(rig.results(DriftDetected.class, REMOVED)).isEmpty();
    assertThat(deployment(REMOVED).get()).isNull();
  }

  @Test
  void whatWasDeployedAnewIsNotMissedAsItWasBefore() {
    Request newer = at("anew", 2, OnDrift.CORRECT);
    rig.await(DeploySucceeded.class, newer);
    rig.await(DriftDetected.class, TOLD);
    assertThat(rig.results(DriftDetected.class, ANEW)).isEmpty();
    assertThat(rig.results(DriftDetected.class, newer)).isEmpty();
  }

  @Test
  void aMemoryThatSomebodyHasDeletedComesBack() {
    awaitRemembered("lost", Set.of("shop-live"));
    assertThat(rig.results(DriftDetected.class, LOST)).isEmpty();
  }

  private static void awaitRemembered(String namespace, Set<String> deployments) {
    Awaitility.await(namespace)
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() -> {
          ConfigMap there = memory(namespace).get();
          assertThat(there).isNotNull();
          assertThat(there.getData() == null ? Set.of() : there.getData().keySet())
              .isEqualTo(deployments);
        });
  }

  private static Request at(String place, long sequence, @Nullable OnDrift drift) {
    Request request = Requests.live("registry/shop:" + sequence, sequence);
    Environment to = request.event().to();
    Environment changed =
        EnvironmentBuilder.builder(to).namespace(place).url(null).replicas(1).drift(drift).build();
    return Requests.at(place, Requests.with(request, changed));
  }

  private static Workload own() {
    Map<String, Object> containers =
        Map.of("containers", List.of(Map.of("name", "web", "image", "{image}")));
    return Workload.of(
        List.of(
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "web"),
                "spec",
                Map.of("template", Map.of("spec", containers)))));
  }

  private static String namespace(Request request) {
    return request.event().to().namespace();
  }

  private static String name(Request request) {
    return request.event().workload().manifests().isEmpty() ? "shop-live" : "web";
  }

  private static void delete(Request request) {
    deployment(request).delete();
  }

  private static Resource<Deployment> deployment(Request request) {
    return rig.client()
        .apps()
        .deployments()
        .inNamespace(namespace(request))
        .withName(name(request));
  }

  private static Resource<ConfigMap> memory(String namespace) {
    return rig.client().configMaps().inNamespace(namespace).withName("slipway-deployed");
  }
}
