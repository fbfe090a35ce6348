package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/// The files that operators apply are valid for the tools they apply them with.
class DeploymentFilesIT {

  private static final Path ROOT = Path.of("..");

  @Test
  void composeAcceptsTheComposeFile() throws Exception {
    List<String> compose = compose();
    assumeTrue(
        !compose.isEmpty(), "neither 'docker compose' nor 'docker-compose' is installed: skipped");
    List<String> command = new ArrayList<>(compose);
    command.addAll(List.of("-f", "docker-compose.yml", "config"));
    Result result = run(command);
    assertThat(result.exit()).as(result.output()).isZero();
    for (String service :
        List.of("kafka", "postgres", "gateway", "approval", "notifier", "deployer", "sandbox")) {
      assertThat(result.output()).containsPattern("(?m)^  " + service + ":");
    }
    assertThat(result.output().split("healthcheck:", -1)).hasSize(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/local", "overlays/production"})
  void kustomizeRendersEveryOverlay(String overlay) throws Exception {
    assumeTrue(run(List.of("kubectl", "version", "--client")).exit() == 0, "no kubectl: skipped");
    Result result = run(List.of("kubectl", "kustomize", "k8s/" + overlay));
    assertThat(result.exit()).as(result.output()).isZero();
    for (String service : List.of("gateway", "approval", "notifier", "deployer")) {
      assertThat(result.output()).contains("image: slipway/" + service);
    }
    assertThat(result.output())
        .contains("readOnlyRootFilesystem: true", "kind: NetworkPolicy", "name: slipway-deployer");
  }

  @Test
  void monitoringCanBeAddedToAnOverlay(@TempDir Path folder) throws Exception {
    assumeTrue(run(List.of("kubectl", "version", "--client")).exit() == 0, "no kubectl: skipped");
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        "kind: Kustomization\nnamespace: slipway\nresources: [base]\ncomponents: [monitoring]\n");
    FileSystemUtils.copyRecursively(ROOT.resolve("k8s/base"), folder.resolve("base"));
    FileSystemUtils.copyRecursively(ROOT.resolve("k8s/monitoring"), folder.resolve("monitoring"));
    Result result = run(List.of("kubectl", "kustomize", folder.toString()));
    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("kind: PodMonitor", "kind: PrometheusRule", "grafana_dashboard: \"1\"");
  }

  @Test
  void onlyTheDeployerMayTouchWorkloads() throws Exception {
    assumeTrue(run(List.of("kubectl", "version", "--client")).exit() == 0, "no kubectl: skipped");
    String rendered = run(List.of("kubectl", "kustomize", "k8s/overlays/production")).output();
    assertThat(rendered.split("kind: ClusterRoleBinding", -1)).hasSize(2);
    assertThat(rendered).doesNotContain("kind: RoleBinding");
    assertThat(rendered.split("automountServiceAccountToken: true", -1)).hasSize(3);
  }

  @Test
  void aNamespaceOnlyInstallationMakesNothingClusterWide() throws Exception {
    assumeTrue(run(List.of("kubectl", "version", "--client")).exit() == 0, "no kubectl: skipped");
    Result result = run(List.of("kubectl", "kustomize", "k8s/overlays/namespaced"));
    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("name: SLIPWAY_DEPLOYER_NAMESPACES")
        .doesNotContain("kind: Cluster", "kind: Namespace\n");
    Result rights = run(List.of("kubectl", "kustomize", "k8s/namespace-rights"));
    assertThat(rights.exit()).as(rights.output()).isZero();
    assertThat(rights.output()).contains("kind: Role\n", "kind: RoleBinding\n");
  }

  private static List<String> compose() throws Exception {
    for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
      List<String> version = new ArrayList<>(command);
      version.add("version");
      if (run(version).exit() == 0) {
        return command;
      }
    }
    return List.of();
  }

  private record Result(int exit, String output) {}

  private static Result run(List<String> command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      return new Result(127, e.toString());
    }
  }
}
