package dev.slipway.deployer.realcluster;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/// The one place that chooses the Kubernetes that tests run against, with a user who may do anything.
///
/// The images `<repository>:1.0.0`, `1.1.0`, `bad` (ends at once with exit code 1) and `unready` (answers
/// 503 on `/healthz`) must be there for its nodes; `SLIPWAY_TEST_IMAGES` names the repository, `app` where
/// it does not.
record ClusterUnderTest(Config admin) {

  /// For a rollout to end, or what it leads to, on a busy machine.
  static final Duration PATIENCE = Duration.ofMinutes(5);

  static final String HOW =
      "no Kubernetes to test against: set SLIPWAY_TEST_KUBECONFIG to a kubeconfig whose user may do"
          + " anything, or -Dslipway.test.k3s=true where a Docker engine has the images";

  private static final String KUBECONFIG = "SLIPWAY_TEST_KUBECONFIG";
  private static final String REPOSITORY =
      Objects.requireNonNullElse(System.getenv("SLIPWAY_TEST_IMAGES"), "app");

  static boolean isNamed() {
    return kubeconfig().isPresent() || Boolean.getBoolean("slipway.test.k3s");
  }

  /// The same for all tests of a JVM.
  static ClusterUnderTest get() {
    return Chosen.CLUSTER;
  }

  private static Optional<Path> kubeconfig() {
    return Optional.ofNullable(System.getenv(KUBECONFIG))
        .filter(file -> !file.isBlank())
        .map(Path::of);
  }

  static String image(String tag) {
    return REPOSITORY + ":" + tag;
  }

  private static final class Chosen {
    static final ClusterUnderTest CLUSTER = new ClusterUnderTest(choose());

    private static Config choose() {
      return kubeconfig().map(file -> Config.fromKubeconfig(file.toFile())).orElseGet(K3s::start);
    }
  }

  /// K3s in a container, which Testcontainers removes when the JVM ends.
  private static final class K3s {

    private static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";
    private static final String ARCHIVE = "/tmp/images.tar";

    @SuppressWarnings("resource") // lives as long as the JVM
    static Config start() {
      K3sContainer k3s = new K3sContainer(DockerImageName.parse(IMAGE));
      k3s.start();
      try {
        Path archive = Files.createTempFile("slipway-test-images", ".tar");
        try {
          save(archive);
          k3s.copyFileToContainer(MountableFile.forHostPath(archive), ARCHIVE);
        } finally {
          Files.delete(archive);
        }
        var imported = k3s.execInContainer("ctr", "-n", "k8s.io", "images", "import", ARCHIVE);
        if (imported.getExitCode() != 0) {
          throw new IllegalStateException("k3s takes no images: " + imported.getStderr());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return Config.fromKubeconfig(k3s.getKubeConfigYaml());
    }

    private static void save(Path archive) throws IOException, InterruptedException {
      List<String> command =
          List.of(
              "docker",
              "save",
              "-o",
              archive.toString(),
              image("1.0.0"),
              image("1.1.0"),
              image("bad"),
              image("unready"));
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IllegalStateException("the Docker engine lacks one of the images: " + command);
      }
    }
  }
}
