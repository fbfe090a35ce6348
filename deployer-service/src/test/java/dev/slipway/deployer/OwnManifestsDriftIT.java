package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Environment.OnDrift;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A project's own manifests are held against what was applied as well as what Slipway builds.
class OwnManifestsDriftIT {

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void aFieldOfAnOwnDeploymentThatSomebodyChangesIsTold() {
    Request request = deployed("changed", null);
    edit(deployment("changed"), "{\"spec\":{\"minReadySeconds\":7}}");
    assertThat(rig.await(DriftDetected.class, request).drift().changes())
        .containsExactly(new Change(".spec.minReadySeconds", "somebody"));
  }

  @Test
  void whatSomebodyChangesBesideItIsPutRightWhereTheEnvironmentSaysSo() {
    Request request = deployed("right", OnDrift.CORRECT);
    edit(config("right"), "{\"data\":{\"mode\":\"slow\"}}");
    touch("right");
    assertThat(rig.await(DriftDetected.class, request).drift().changes())
        .containsExactly(new Change(".data.mode", "somebody"));
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() -> config("right").require().getData().equals(Map.of("mode", "fast")));
    touch("right");
    rig.await(DriftEnded.class, request);
    assertThat(rig.results(DriftDetected.class, request)).hasSize(1);
  }

  @Test
  void anOwnDeploymentThatSomebodyDeletesIsMadeAgainWithWhatIsBesideIt() {
    Request request = deployed("again", OnDrift.CORRECT);
    config("again").delete();
    deployment("again").delete();
    rig.await(DriftEnded.class, request);
    assertThat(config("again").get()).isNotNull();
    assertThat(deployment("again").require().getSpec().getMinReadySeconds()).isZero();
  }

  @Test
  void whatSomebodyHasBrokenOfTheMemoryIsOnlyNotKnown() {
    Request request = deployed("broken", OnDrift.CORRECT);
    edit(
        deployment("broken"),
        "{\"metadata\":{\"annotations\":{\"%s\":\"broken\"}},\"spec\":{\"minReadySeconds\":7}}"
            .formatted(Keys.MANIFESTS));
    deployment("broken").delete();
    assertThat(rig.await(DriftDetected.class, request).drift().deleted()).isTrue();
    assertThat(deployment("broken").get()).isNull();
  }

  private static Request deployed(String place, @Nullable OnDrift drift) {
    Request request = Requests.at(place, own(drift));
    rig.deploy(request);
    rig.await(DeploySucceeded.class, request);
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            deployment(place).require().getMetadata().getAnnotations().containsKey(Keys.REPORTED));
    return request;
  }

  private static Request own(@Nullable OnDrift drift) {
    Environment to =
        EnvironmentBuilder.builder()
            .namespace("shop")
            .createNamespace(true)
            .cluster("default")
            .replicas(1)
            .timeout(Duration.ofSeconds(30))
            .drift(drift)
            .build();
    return Requests.with(Requests.live("registry/shop:1", 1), to, Workload.of(manifests()));
  }

  private static List<Map<String, Object>> manifests() {
    Map<String, Object> container = Map.of("name", "web", "image", "{image}");
    Map<String, Object> spec =
        Map.of(
            "replicas",
            1,
            "minReadySeconds",
            0,
            "template",
            Map.of("spec", Map.of("containers", List.of(container))));
    return List.of(
        object("apps/v1", "Deployment", "spec", spec),
        object("v1", "ConfigMap", "data", Map.of("mode", "fast")));
  }

  private static Map<String, Object> object(
      String version, String kind, String part, Map<String, Object> content) {
    return Map.of(
        "apiVersion", version, "kind", kind, "metadata", Map.of("name", "web"), part, content);
  }

  /// Others write by their own names.
  private static void edit(Resource<?> object, String patch) {
    object.patch(
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("somebody")
            .build(),
        patch);
  }

  /// What is beside a Deployment is looked at with it.
  private static void touch(String place) {
    edit(
        deployment(place),
        "{\"metadata\":{\"labels\":{\"touched\":\"at-%d\"}}}".formatted(System.nanoTime()));
  }

  private static Resource<Deployment> deployment(String place) {
    return rig.client().apps().deployments().inNamespace(place).withName("web");
  }

  private static Resource<ConfigMap> config(String place) {
    return rig.client().configMaps().inNamespace(place).withName("web");
  }
}
