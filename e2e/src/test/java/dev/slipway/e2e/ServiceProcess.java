package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// One service as it runs in a container: a process of its own, with JSON lines on its standard output.
final class ServiceProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(1);

  private final Path output;
  private final int port = Ports.free();
  private final Process process;

  /// @param main the service's application class
  /// @param environment as a container's
  ServiceProcess(Path folder, String main, Map<String, String> environment, List<String> options) {
    String name = main.substring(main.lastIndexOf('.') + 1);
    this.output = folder.resolve(name + ".jsonl");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", "../standalone/target/lib" + File.separator + "*", main));
    command.add("--server.port=" + port);
    command.addAll(options);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve(name + ".err").toFile());
    builder.environment().putAll(environment);
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  void awaitReady(Http http) {
    Awaitility.await(output.toString())
        .atMost(START)
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .untilAsserted(() -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(output + " ended:\n" + last());
          }
          Http.Answer answer = http.get(url("/actuator/health/readiness"));
          assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        });
  }

  private String last() {
    List<String> lines = lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  List<String> lines() {
    try {
      return Files.readAllLines(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGTERM, and the exit code.
  int stop() {
    process.destroy();
    try {
      assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
