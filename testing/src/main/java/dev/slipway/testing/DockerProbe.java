package dev.slipway.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Asks the `docker` command if an engine answers within seconds and already holds the images:
/// Testcontainers' own probe would try to pull.
final class DockerProbe {

  private static final int SECONDS = 3;
  private static final boolean HAS_IMAGES =
      holds(ContainerServers.KAFKA_IMAGE) && holds(ContainerServers.POSTGRES_IMAGE);

  private DockerProbe() {}

  static boolean hasImages() {
    return HAS_IMAGES;
  }

  private static boolean holds(String image) {
    try {
      Process process =
          new ProcessBuilder("docker", "image", "inspect", image)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
