package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// `slipway up` as a process of its own, on free ports and a data folder that outlives it.
public final class Slipway implements Addresses, AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(1);

  private final Path data;
  private final Path log;
  private final Path projects;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private final Http http = new Http();
  private Process process;

  private final List<String> options;

  private Slipway(Path folder, Map<String, String> environment, List<String> options) {
    this.options = options;
    this.environment = new LinkedHashMap<>(environment);
    // Tests wait for what chat shows in the end, not for changes to settle.
    this.environment.putIfAbsent("SLIPWAY_NOTIFIER_DELIVERY_SETTLE", "1s");
    this.data = folder.resolve("data");
    this.log = folder.resolve("slipway.log");
    this.projects = folder.resolve("projects");
    copy(Packaged.root().resolve("projects"), projects);
    copy(Packaged.root().resolve("e2e/src/test/resources/projects"), projects);
    for (String part : List.of("gateway", "api", "sandbox", "cluster", "kafka", "postgres")) {
      ports.put(part, Ports.free());
    }
    this.process = launch();
  }

  /// Starts and waits until it says that it is ready.
  public static Slipway start(Path folder) {
    return start(folder, Map.of());
  }

  /// As [#start(Path)], with environment variables on top of this process's.
  public static Slipway start(Path folder, Map<String, String> environment) {
    return start(folder, environment, List.of());
  }

  /// As above, with more options of `slipway up`.
  public static Slipway start(Path folder, Map<String, String> environment, List<String> options) {
    Slipway slipway = new Slipway(folder, environment, options);
    slipway.awaitReady();
    return slipway;
  }

  /// `kill -9`, at this very moment.
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  /// Starts again on the same data and ports.
  public void restart() {
    process = launch();
    awaitReady();
  }

  /// From the next start on.
  public Slipway with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Starts again where it must not come up.
  ///
  /// @return what it said before it ended
  public String refuseToStart() {
    process = launch();
    awaitExit();
    assertThat(process.exitValue()).isNotZero();
    return output();
  }

  /// SIGTERM, and the exit code.
  public int stop() {
    process.destroy();
    awaitExit();
    return process.exitValue();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  public String output() {
    return read(log);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Http http() {
    return http;
  }

  @Override
  public String url(String part, String path) {
    return "http://127.0.0.1:" + ports.get(part) + path;
  }

  /// For Kafka's own clients.
  public String kafka() {
    return "127.0.0.1:" + port("kafka");
  }

  /// What such a client needs to be let in; the address alone of a version that lets everybody in.
  public Map<String, Object> client() {
    if (Files.notExists(data.resolve("kafka.properties"))) {
      return Map.of("bootstrap.servers", kafka());
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("kafka.properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> client = new LinkedHashMap<>();
    properties.forEach((name, value) -> client.put(name.toString(), value));
    return client;
  }

  public int port(String part) {
    return java.util.Objects.requireNonNull(ports.get(part), part);
  }

  /// What outlives a run.
  public Path data() {
    return data;
  }

  /// Where more project files may be put.
  public Path projects() {
    return projects;
  }

  /// A service's own tables, which no part but its owner looks into: for tests that nothing changes.
  public JdbcClient database(String name) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + name,
            "postgres",
            read(data.resolve("postgres/password"))));
  }

  public Chat chat() {
    return new Chat(this);
  }

  /// Posts a build as `curl` does and returns the release's id.
  public String build(String project, String image, String target) {
    Http.Answer answer = post(project, image, target);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("release").asString();
  }

  public Http.Answer post(String project, String image, String target) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("project", project);
    fields.put("image", image);
    fields.put("type", "branch");
    fields.put("target", target);
    fields.put("commit", "1f0c9f3e6d8b4a5c9e7d2b1a0f3c4d5e6f7a8b9c");
    fields.put("author", "sam");
    fields.put("message", "Answer faster");
    fields.put("url", "https://github.com/example/test/actions/runs/7");
    return http.postForm(url("gateway", "/build-complete"), fields);
  }

  public JsonNode release(String id) {
    return http.get(url("api", "/api/releases/" + id)).json();
  }

  /// Waits until the release has ended and returns it.
  public JsonNode awaitFinished(String id) {
    return Awaitility.await("release " + id + " finished")
        .atMost(Duration.ofSeconds(60))
        .until(() -> release(id), release -> release.path("state").asString("").equals("finished"));
  }

  /// An object of the cluster, as `kubectl get -o json` would show it; a Status where there is none.
  public JsonNode object(String path) {
    return http.get(url("cluster", path)).json();
  }

  private void awaitReady() {
    Awaitility.await("Slipway is ready")
        .atMost(START)
        .until(() -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("Slipway ended:\n" + output());
          }
          return output().contains("Slipway is ready");
        });
  }

  private void awaitExit() {
    try {
      assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Process launch() {
    List<String> command = Packaged.command("-Xmx512m");
    command.addAll(List.of(Packaged.MAIN, "up", "--data", data.toString()));
    command.addAll(List.of("--projects", projects.toString()));
    ports.forEach((part, port) -> command.addAll(List.of("--" + part + "-port", "" + port)));
    command.addAll(options);
    try {
      Files.createDirectories(data.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      FileSystemUtils.copyRecursively(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
