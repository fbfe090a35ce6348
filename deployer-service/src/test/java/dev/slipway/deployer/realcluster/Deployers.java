package dev.slipway.deployer.realcluster;

import dev.slipway.deployer.DeployerApplication;
import dev.slipway.deployer.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// Deployers as they are run, on a test's broker.
final class Deployers {

  private Deployers() {}

  /// One in this JVM.
  ///
  /// @param cluster its name, so that the tests of several runs can share a Kubernetes
  /// @param more properties, as arguments
  static ConfigurableApplicationContext start(
      Wire wire, Path kubeconfig, String cluster, List<Class<?>> sources, String... more) {
    List<String> arguments = arguments(wire, kubeconfig, cluster);
    arguments.addAll(List.of(more));
    return DeployerApplication.application()
        .sources(sources.toArray(Class[]::new))
        .run(arguments.toArray(String[]::new));
  }

  /// One in a process of its own, which can be killed.
  static Process startProcess(Wire wire, Path kubeconfig, String cluster, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(DeployerApplication.class.getName());
    command.addAll(arguments(wire, kubeconfig, cluster));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(Wire wire, Path kubeconfig, String cluster) {
    return new ArrayList<>(
        List.of(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + wire.bootstrapServers(),
            "--spring.kafka.consumer.properties.session.timeout.ms=6000",
            "--slipway.kafka.partitions=1",
            "--slipway.deployer.cluster=" + cluster,
            "--slipway.deployer.check=500ms",
            "--slipway.deployer.failure-grace=2s",
            "--slipway.deployer.kubernetes.kubeconfig=" + kubeconfig));
  }
}
