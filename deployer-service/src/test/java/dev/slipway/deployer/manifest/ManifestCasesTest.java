package dev.slipway.deployer.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.Workloads;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each case of `src/test/resources/workloads` is a workload as the contract's JSON and, beside it, the
/// objects that it means, as YAML. `-Dslipway.goldens.write=true` writes the latter anew.
class ManifestCasesTest {

  private static final Path CASES = Path.of("src/test/resources/workloads");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".json"))
          .map(file -> file.replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aWorkloadMeansTheObjectsOfItsGoldenFile(String name) throws IOException {
    String written =
        Manifests.of(request(name), NOON).stream()
            .map(manifest -> Serialization.asYaml(withoutRequest(manifest)))
            .collect(Collectors.joining());
    Path golden = CASES.resolve(name + ".yaml");
    if (Boolean.getBoolean("slipway.goldens.write")) {
      Files.writeString(golden, written);
    }
    assertThat(written).isEqualTo(Files.readString(golden));
  }

  @Test
  void withoutAnAutoscalerTheNumberOfPodsIsSetAndWithOneItIsNotTouched() {
    assertThat(deployment(to(null)).json()).contains("\"replicas\":2");
    assertThat(deployment(to(true)).json()).doesNotContain("\"spec\":{\"replicas\"");
  }

  @Test
  void ownManifestsNeedExactlyOneDeployment() {
    Map<String, Object> service =
        Map.of("apiVersion", "v1", "kind", "Service", "metadata", Map.of("name", "{name}"));
    Request request = Requests.with(Requests.live("i:1", 1), Workload.of(List.of(service)));
    assertThatThrownBy(() -> Manifests.of(request, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the manifests have 0 Deployments; exactly one is needed");
  }

  /// A Job of one name is there already when the next release comes.
  @Test
  void aJobNamedAfterItsReleaseIsAnotherOneForEachRelease() {
    Map<String, Object> job =
        Map.of(
            "apiVersion",
            "batch/v1",
            "kind",
            "Job",
            "metadata",
            Map.of("name", "migrate-{release}"));
    Map<String, Object> deployment =
        Map.of("apiVersion", "apps/v1", "kind", "Deployment", "metadata", Map.of("name", "{name}"));
    Request request =
        Requests.with(Requests.qa("main", "i:1", 1), Workload.of(List.of(job, deployment)));
    for (String release : List.of("shop-abcdefghij", "shop-klmnopqrst")) {
      assertThat(Manifests.of(Requests.ofRelease(release, request), NOON))
          .filteredOn(manifest -> manifest.kind().equals("Job"))
          .singleElement()
          .extracting(Manifest::name)
          .isEqualTo("migrate-" + release);
    }
  }

  @Test
  void aReleasesValuesStayTextWhateverTheyContain() {
    Map<String, Object> deployment =
        Map.of(
            "apiVersion",
            "apps/v1",
            "kind",
            "Deployment",
            "metadata",
            Map.of(
                "name", "{name}", "annotations", Map.of("image", "{image} $1 {{name}} ${name}")));
    Request request =
        Requests.with(
            Requests.live("i:1\"}, \"spec\": {\"x\": \"{name}", 1),
            Workload.of(List.of(deployment)));
    assertThat(Manifests.of(request, NOON).getLast().content())
        .extracting("metadata.annotations.image")
        .isEqualTo("i:1\"}, \"spec\": {\"x\": \"{name} $1 {{name}} ${name}");
  }

  @Test
  void theRequestOnADeploymentIsWithoutOwnManifests() throws IOException {
    String json = Manifests.of(request("own-manifests"), NOON).getLast().json();
    assertThat(json).doesNotContain("\\\"manifests\\\"").contains("slipway.dev/request");
  }

  @Test
  void everyObjectAndEveryPodIsLabelledWithTheBuildsCommit() {
    String commit = "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c";
    Request request = Requests.live("i:1", 1);
    DeployRequested r = request.event();
    Build build =
        BuildBuilder.builder()
            .image("i:1")
            .type(TargetType.BRANCH)
            .target("main")
            .commit(commit)
            .build();
    DeployRequested committed =
        new DeployRequested(
            r.project(),
            r.release(),
            r.environment(),
            r.slot(),
            r.sequence(),
            r.to(),
            r.workload(),
            build,
            null);
    assertThat(Manifests.of(new Request("id", "c", null, committed), NOON))
        .filteredOn(manifest -> !manifest.kind().equals("Namespace"))
        .hasSize(3)
        .allSatisfy(manifest ->
            assertThat(manifest.json()).contains("\"slipway.dev/commit\":\"" + commit + "\""));
  }

  @Test
  void aUrlWithoutAHostIsRefused() {
    Environment nowhere =
        EnvironmentBuilder.builder()
            .namespace("a")
            .cluster("default")
            .url("https:nowhere")
            .replicas(1)
            .timeout(Duration.ofMinutes(1))
            .build();
    assertThatThrownBy(() -> Manifests.of(Requests.with(Requests.live("i:1", 1), nowhere), NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("https:nowhere has no host");
  }

  @Test
  void anHttpUrlHasNoTls() {
    Environment plain =
        EnvironmentBuilder.builder()
            .namespace("a")
            .cluster("default")
            .url("http://shop.test")
            .replicas(1)
            .timeout(Duration.ofMinutes(1))
            .build();
    assertThat(Manifests.of(Requests.with(Requests.live("i:1", 1), plain), NOON).get(1).json())
        .contains("\"kind\":\"Ingress\"")
        .doesNotContain("tls");
  }

  @Test
  void noRouteIsMadeWhereNoneIsWanted() {
    Workload none =
        Workloads.with(WorkloadBuilder.builder().port(8080).build(), new Route.None(), null);
    assertThat(Manifests.of(Requests.with(Requests.live("i:1", 1), none), NOON))
        .extracting(Manifest::kind)
        .containsExactly("Namespace", "Service", "Deployment");
  }

  private static Manifest deployment(Environment to) {
    return Manifests.of(Requests.with(Requests.live("i:1", 1), to), NOON).getLast();
  }

  private static Environment to(@org.jspecify.annotations.Nullable Boolean scaledByOthers) {
    return EnvironmentBuilder.builder()
        .namespace("shop")
        .cluster("default")
        .replicas(2)
        .timeout(Duration.ofMinutes(1))
        .scaledByOthers(scaledByOthers)
        .build();
  }

  private static Request request(String name) throws IOException {
    String json = Files.readString(CASES.resolve(name + ".json"));
    return Requests.with(
        Requests.qa("feature/ABC_1", "registry/shop:7", 7),
        EventJson.mapper().readValue(json, Workload.class));
  }

  /// What a Deployment remembers would only say the case once more.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> withoutRequest(Manifest manifest) {
    Map<String, Object> content = EventJson.mapper().readValue(manifest.json(), Map.class);
    if (content.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations) {
      annotations.remove(Keys.REQUEST);
      annotations.remove(Keys.MANIFESTS);
    }
    return content;
  }
}
