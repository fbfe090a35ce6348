package dev.slipway.deployer.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/manifests.json");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aRequestMeansTheObjectsOfTheGoldenFile() throws IOException {
    String written =
        Manifests.of(Requests.qa("feature/ABC_1", "registry/shop:1", 7), NOON).stream()
            .map(manifest ->
                EventJson.mapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(manifest.content()))
            .collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("slipway.goldens.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void theDeploymentComesLastSinceItCarriesTheSequence() {
    assertThat(Manifests.of(Requests.live("i:1", 1), NOON))
        .extracting(Manifest::kind)
        .containsExactly("Namespace", "Service", "Ingress", "Deployment");
  }

  @Test
  void aWorkloadWithoutPortHasNeitherServiceNorRoute() {
    DeployRequested request =
        new DeployRequested(
            "jobs",
            "jobs-abcdefghij",
            "live",
            "live",
            1,
            EnvironmentBuilder.builder()
                .namespace("jobs")
                .cluster("default")
                .replicas(1)
                .timeout(Duration.ofMinutes(1))
                .build(),
            WorkloadBuilder.builder().build(),
            BuildBuilder.builder().image("i:1").type(TargetType.TAG).target("v1").build(),
            null);
    List<Manifest> manifests = Manifests.of(new Request("id", "c", null, request), NOON);
    assertThat(manifests).extracting(Manifest::kind).containsExactly("Deployment");
    assertThat(manifests.getFirst().json()).doesNotContain("readinessProbe", "resources", "ports");
  }

  @Test
  void theRequestCanBeReadBackFromItsAnnotation() {
    Request request = Requests.live("i:1", 3);
    String json = EventJson.mapper().writeValueAsString(request);
    assertThat(EventJson.mapper().readValue(json, Request.class)).isEqualTo(request);
  }
}
