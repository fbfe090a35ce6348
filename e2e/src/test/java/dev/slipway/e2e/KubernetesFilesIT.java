package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// The rights of each service in the rendered manifests, and the changes that an installation makes to them.
class KubernetesFilesIT {

  private static final List<String> DNS = List.of("TCP 53", "UDP 53");

  /// Kafka plain and with TLS, a collector of traces, and by service: Slack, PostgreSQL, the API server.
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "gateway", List.of("TCP 9092", "TCP 9093", "TCP 4318", "TCP 443"),
          "approval", List.of("TCP 9092", "TCP 9093", "TCP 4318", "TCP 5432"),
          "notifier", List.of("TCP 9092", "TCP 9093", "TCP 4318", "TCP 5432", "TCP 443"),
          "deployer", List.of("TCP 9092", "TCP 9093", "TCP 4318", "TCP 443", "TCP 6443"));

  @ParameterizedTest
  @ValueSource(strings = {"k8s/base", "k8s/overlays/production", "k8s/overlays/example"})
  void everyServiceMayConnectToWhatItNeedsAndNothingElse(String folder) throws Exception {
    Kustomize rendered = Kustomize.render(folder);
    NEEDED.forEach((service, ports) ->
        assertThat(rendered.egress(service))
            .as(service)
            .containsAll(DNS)
            .containsAll(ports)
            .hasSize(DNS.size() + ports.size()));
    assertThat(rendered.egress("another pod")).containsExactlyInAnyOrderElementsOf(DNS);
  }

  @Test
  void theLocalOverlayLetsGatewayAndNotifierTalkToTheSandbox() throws Exception {
    Kustomize rendered = Kustomize.render("k8s/overlays/local");
    assertThat(rendered.egress("gateway")).contains("TCP 8090");
    assertThat(rendered.egress("notifier")).contains("TCP 8090");
    assertThat(rendered.egress("sandbox")).contains("TCP 8080");
  }

  @Test
  void theBaseNamesNoProject() throws Exception {
    JsonNode gateway = Kustomize.render("k8s/base").named("Deployment", "gateway");
    JsonNode volume = gateway.findParents("configMap").getFirst().path("configMap");
    assertThat(volume.path("name").asString()).isEqualTo("slipway-projects");
    assertThat(volume.has("items")).isFalse();
  }

  /// A tag that moves is another image under the same name.
  @Test
  void theExampleTakesEveryImageFromOneRegistryByDigest() throws Exception {
    List<String> images = Kustomize.render("k8s/overlays/example").images();
    assertThat(images)
        .hasSize(4)
        .allMatch(
            image -> image.matches("registry\\.example\\.org/slipway/\\w+@sha256:[0-9a-f]{64}"));
  }

  @Test
  void theLocalOverlayRunsTheImagesOfThisVersion() throws Exception {
    String pom = Files.readString(Path.of("../pom.xml"));
    String version = pom.split("<artifactId>slipway</artifactId>\\s*<version>|</version>", -1)[2];
    assertThat(Kustomize.render("k8s/overlays/local").images())
        .filteredOn(image -> image.startsWith("slipway/"))
        .hasSize(5)
        .allMatch(image -> image.endsWith(":" + version));
  }

  /// A folder that is packed again is the same file: what is checked in is current.
  @ParameterizedTest
  @ValueSource(strings = {"projects", "k8s/overlays/example/projects"})
  void theCheckedInProjectFoldersArePacked(String projects, @TempDir Path folder) throws Exception {
    Path copy = folder.resolve("projects");
    FileSystemUtils.copyRecursively(Path.of("..", projects), copy);
    assertThat(pack(copy)).contains("lists");
    assertThat(copy.resolve("kustomization.yaml"))
        .hasSameTextualContentAs(Path.of("..", projects, "kustomization.yaml"));
  }

  @Test
  void everyFileOfAPackedFolderKeepsItsPath(@TempDir Path folder) throws Exception {
    Path projects = folder.resolve("projects");
    Files.createDirectories(projects.resolve("manifests/shop"));
    Files.writeString(projects.resolve("people.yaml"), "jo: {email: jo@example.org}\n");
    Files.writeString(projects.resolve("manifests/shop/app.yaml"), "kind: ConfigMap\n");
    pack(projects);
    FileSystemUtils.copyRecursively(Path.of("../k8s/base"), folder.resolve("base"));
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        "kind: Kustomization\nnamespace: slipway\nresources: [base]\ncomponents: [projects]\n");
    Kustomize rendered = Kustomize.render(folder.toString());
    JsonNode volume = rendered.named("Deployment", "gateway").findParents("configMap").getFirst();
    JsonNode data = rendered.named("ConfigMap", "slipway-projects").path("data");
    assertThat(volume.findValuesAsString("path"))
        .containsExactlyInAnyOrder("people.yaml", "manifests/shop/app.yaml");
    for (JsonNode item : volume.path("configMap").path("items")) {
      assertThat(data.path(item.path("key").asString()).asString())
          .isEqualTo(Files.readString(projects.resolve(item.path("path").asString())));
    }
  }

  @Test
  void namesThatWouldBecomeOneKeyAreRefused(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("bases"));
    Files.writeString(folder.resolve("bases/web.yaml"), "a: 1\n");
    Files.writeString(folder.resolve("bases.web.yaml"), "a: 2\n");
    assertThat(pack(folder)).contains("would become one key").contains("bases.web.yaml");
    assertThat(folder.resolve("kustomization.yaml")).doesNotExist();
  }

  private static String pack(Path folder) throws Exception {
    Process process =
        new ProcessBuilder("../k8s/pack-projects", folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
