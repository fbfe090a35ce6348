package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.Wire;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The field ownership that a real API server reports for objects that Slipway does not build.
@RealCluster
class OwnManifestsOnRealClusterIT {

  private static final String GROUP = "drift.slipway.dev";

  @TempDir Path folder;
  private Lab lab;
  private Wire wire;
  private Orders orders;

  @BeforeEach
  void start() {
    lab = new Lab();
    wire = new Wire(ClusterUnderTest.PATIENCE);
    orders = Orders.into(lab.namespace("own")).whereItExists();
    if (lab.admin().getApiResources(GROUP + "/v1") == null) {
      lab.kind(GROUP, "v1", "Widget");
    }
    grant("configmaps", "");
    grant("roles", "rbac.authorization.k8s.io");
    grant("jobs", "batch");
    grant("widgets", GROUP);
  }

  @AfterEach
  void stop() {
    wire.close();
    lab.close();
  }

  @Test
  void objectsOfAnyKindHaveNotDriftedUntilSomebodyChangesThemAndArePutRight() {
    Account account = lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true);
    Request request = Requests.with(orders.thatIsPutRight().request(1), Workload.of(manifests()));
    try (var _ =
        Deployers.start(
            wire,
            account.kubeconfig(folder),
            lab.run(),
            List.of(),
            "--slipway.deployer.drift.every=1s")) {
      wire.request(request);
      wire.await(DeploySucceeded.class, request);
      touch();
      // A Job that is cleared away is not missed.
      lab.admin().batch().v1().jobs().inNamespace(orders.namespace()).withName("own").delete();
      Awaitility.await()
          .during(Duration.ofSeconds(5))
          .atMost(ClusterUnderTest.PATIENCE)
          .until(() -> wire.results(DriftDetected.class, request).isEmpty());
      edit(config(), "{\"data\":{\"mode\":\"slow\"}}");
      edit(role(), "{\"rules\":[]}");
      touch();
      assertThat(wire.await(DriftDetected.class, request).drift().changes())
          .containsExactlyInAnyOrder(
              new Change("configmap own .data.mode", "somebody"),
              new Change("role own .rules", "somebody"));
      Awaitility.await()
          .atMost(ClusterUnderTest.PATIENCE)
          .until(() -> "fast".equals(config().get().getData().get("mode")));
      touch();
      wire.await(DriftEnded.class, request);
      assertThat(Objects.requireNonNull(role().get()).getRules()).hasSize(1);
      assertThat(
              lab.admin().batch().v1().jobs().inNamespace(orders.namespace()).withName("own").get())
          .isNull();
    }
  }

  /// What an API server of 1.20 answers with 500, as if it were its own fault.
  @Test
  void aManifestThatDoesNotFitItsKindFailsAtOnceAndTouchesNothing() {
    Account account = lab.account("system").may(ShippedRights.EVERYWHERE, _ -> true);
    try (var _ = Deployers.start(wire, account.kubeconfig(folder), lab.run(), List.of())) {
      Request fine = own(1, 1, "TCP", "web");
      wire.request(fine);
      wire.await(DeploySucceeded.class, fine);
      Request typo = own(2, null, "TCP", "web");
      wire.request(typo);
      assertThat(wire.await(DeployFailed.class, typo).diagnosis().message())
          .contains(".spec.replica");
      Request selector = own(3, 1, "TCP", "other");
      wire.request(selector);
      assertThat(wire.await(DeployFailed.class, selector).diagnosis().message())
          .contains("spec.selector of the Deployment own cannot be changed");
      Request protocol = own(4, 1, null, "web");
      wire.request(protocol);
      wire.await(DeployFailed.class, protocol);
      assertThat(
              lab.admin()
                  .services()
                  .inNamespace(orders.namespace())
                  .withName("own")
                  .require()
                  .getSpec()
                  .getSelector())
          .containsEntry("app", "web");
      Request corrected = own(5, 1, "TCP", "web");
      wire.request(corrected);
      wire.await(DeploySucceeded.class, corrected);
    }
  }

  /// @param replicas null for a misspelt field
  /// @param protocol null for a port without one
  private Request own(
      long sequence, @Nullable Integer replicas, @Nullable String protocol, String app) {
    Map<String, Object> labels = Map.of("app", app);
    Map<String, Object> port = new LinkedHashMap<>(Map.of("port", 80, "targetPort", 8080));
    if (protocol != null) {
      port.put("protocol", protocol);
    }
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("metadata", Map.of("labels", labels));
    template.put("spec", pod(Map.of("name", "app", "image", "{image}"), Map.of()));
    Map<String, Object> deployment = new LinkedHashMap<>();
    deployment.put(replicas == null ? "replica" : "replicas", 1);
    deployment.put("selector", Map.of("matchLabels", labels));
    deployment.put("template", template);
    return Requests.with(
        orders.request(sequence),
        Workload.of(
            List.of(
                object(
                    "v1",
                    "Service",
                    Map.of("spec", Map.of("selector", labels, "ports", List.of(port)))),
                object("apps/v1", "Deployment", Map.of("spec", deployment)))));
  }

  private List<Map<String, Object>> manifests() {
    Map<String, Object> container = Map.of("name", "app", "image", "{image}");
    Map<String, Object> once =
        Map.of("name", "app", "image", "{image}", "command", List.of("/nothing"));
    return List.of(
        object("v1", "ConfigMap", Map.of("data", Map.of("mode", "fast", "level", "1"))),
        object(
            "rbac.authorization.k8s.io/v1",
            "Role",
            Map.of(
                "rules",
                List.of(
                    Map.of(
                        "apiGroups",
                        List.of(""),
                        "resources",
                        List.of("endpoints"),
                        "verbs",
                        List.of("get"))))),
        object(
            "batch/v1",
            "Job",
            spec("template", Map.of("spec", pod(once, Map.of("restartPolicy", "Never"))))),
        object(
            GROUP + "/v1",
            "Widget",
            Map.of("spec", Map.of("list", List.of(Map.of("name", "a"))), "extra", "text")),
        object(
            "apps/v1",
            "Deployment",
            Map.of(
                "spec",
                Map.of("replicas", 1, "template", Map.of("spec", pod(container, Map.of()))))));
  }

  private static Map<String, Object> spec(String name, Object value) {
    return Map.of("spec", Map.of(name, value));
  }

  private static Map<String, Object> pod(Map<String, Object> container, Map<String, Object> more) {
    Map<String, Object> pod = new LinkedHashMap<>(more);
    pod.put("containers", List.of(container));
    return pod;
  }

  private static Map<String, Object> object(
      String version, String kind, Map<String, Object> content) {
    Map<String, Object> object =
        new LinkedHashMap<>(
            Map.of("apiVersion", version, "kind", kind, "metadata", Map.of("name", "own")));
    object.putAll(content);
    return object;
  }

  /// What an operator gives for kinds of a project's own.
  private void grant(String resource, String group) {
    String namespace = orders.namespace();
    lab.admin()
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(resource)
                .endMetadata()
                .addNewRule()
                .withApiGroups(group)
                .withResources(resource)
                .withVerbs("get", "create", "patch")
                .endRule()
                .build())
        .create();
    lab.admin()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(resource)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", resource)
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(Account.NAME)
                .withNamespace(lab.run() + "-system")
                .endSubject()
                .build())
        .create();
  }

  private static void edit(Resource<?> object, String patch) {
    object.patch(
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager("somebody")
            .build(),
        patch);
  }

  /// What is beside a Deployment is looked at with it.
  private void touch() {
    edit(
        lab.admin().apps().deployments().inNamespace(orders.namespace()).withName("own"),
        "{\"metadata\":{\"labels\":{\"touched\":\"at-%d\"}}}".formatted(System.nanoTime()));
  }

  private Resource<ConfigMap> config() {
    return lab.admin().configMaps().inNamespace(orders.namespace()).withName("own");
  }

  private Resource<Role> role() {
    return lab.admin().rbac().roles().inNamespace(orders.namespace()).withName("own");
  }
}
