package dev.slipway.e2e;

import dev.slipway.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// `docker compose` on a private copy of the compose file and the sample projects, with ports and
/// volumes of its own.
final class ComposeProject implements Addresses, AutoCloseable {

  static final List<String> SERVICES =
      List.of(
          "kafka",
          "postgres",
          "projects",
          "sandbox",
          "gateway",
          "approval",
          "notifier",
          "deployer");
  static final String TOKEN = "token-of-the-containers-suite";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String NAME = "slipway-e2e";

  private final Path checkout;
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  /// The containers' ids by service. They change when the containers are made anew; asking compose costs much
  /// more than asking the engine.
  private final Map<String, String> ids = new LinkedHashMap<>();

  private final Http http = new Http();

  ComposeProject(Path folder) {
    checkout = privateCheckout(folder);
    for (String part : List.of("gateway", "api", "sandbox", "cluster", "kafka")) {
      ports.put(part, Ports.free());
    }
  }

  /// The files that compose mounts as `umask 077` leaves them, of a user whom no container runs as.
  private static Path privateCheckout(Path folder) {
    Path checkout = folder.resolve("checkout");
    try {
      FileSystemUtils.copyRecursively(Path.of("../projects"), checkout.resolve("projects"));
      Files.copy(Path.of("../docker-compose.yml"), checkout.resolve("docker-compose.yml"));
      boolean root = Files.getAttribute(folder, "unix:uid").equals(0);
      try (Stream<Path> files = Files.walk(checkout)) {
        for (Path file : files.toList()) {
          String mode = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? "rwx" : "rw-";
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode + "------"));
          if (root) {
            Files.setAttribute(file, "unix:uid", 4711);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checkout;
  }

  /// Starts all containers and waits until each is healthy.
  void up() {
    compose("up", "-d", "--wait");
    awaitAllHealthy();
  }

  void awaitAllHealthy() {
    SERVICES.forEach(this::awaitHealthy);
  }

  /// Removes the containers and keeps what they stored.
  void down() {
    compose("down");
    ids.clear();
  }

  /// Removes the volumes too.
  @Override
  public void close() {
    compose("down", "--volumes");
  }

  void restart(String service) {
    stop(service);
    start(service);
  }

  void stop(String... services) {
    compose(Stream.concat(Stream.of("stop"), Stream.of(services)).toArray(String[]::new));
  }

  void start(String... services) {
    compose(Stream.concat(Stream.of("start"), Stream.of(services)).toArray(String[]::new));
    for (String service : services) {
      awaitHealthy(service);
    }
  }

  /// Ends the container's main process as a crash does; the restart policy has to bring it back.
  void kill(String service) {
    JsonNode before = inspect(service).path("State");
    long pid = before.path("Pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Awaitility.await(service + " is started again")
        .atMost(PATIENCE)
        .until(
            () -> inspect(service).path("State").path("StartedAt").asString(),
            started -> !started.equals(before.path("StartedAt").asString()));
    awaitHealthy(service);
  }

  void awaitHealthy(String service) {
    Awaitility.await(service + " is healthy: docker compose -p " + NAME + " logs " + service)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> inspect(service).path("State").path("Health").path("Status").asString(""),
            "healthy"::equals);
  }

  JsonNode inspect(String service) {
    String id = ids.computeIfAbsent(service, name -> compose("ps", "-aq", name).strip());
    return Json.read(run(List.of("docker", "inspect", id))).path(0);
  }

  /// A page's commands for this project, as a reader runs them in the checkout.
  Runbook page(Path folder, Path document) throws IOException {
    Runbook page = new Runbook(folder, document).in(checkout).with("COMPOSE_PROJECT_NAME", NAME);
    variables().forEach(page::with);
    return page;
  }

  /// The environment of the compose file.
  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    ports.forEach(
        (part, port) -> variables.put(part.toUpperCase(Locale.ROOT) + "_PORT", "" + port));
    variables.put("SLIPWAY_TOKEN", TOKEN);
    return variables;
  }

  /// Gives a page the programs of this project's PostgreSQL, and users named as its databases.
  void databasePrograms(Runbook page) throws IOException {
    for (String user : List.of("approval", "notifier")) {
      exec(
          "postgres",
          "psql -U slipway -d approval -c \"CREATE ROLE %s SUPERUSER LOGIN PASSWORD 'slipway'\""
              .formatted(user));
    }
    for (String program : List.of("pg_dump", "pg_restore")) {
      page.tool(
          program,
          "exec docker compose exec -T -e PGPASSWORD=slipway postgres " + program + " \"$@\"");
    }
    page.with("POSTGRES", "127.0.0.1:5432");
  }

  /// The output of a command in a service's container.
  String exec(String service, String command) {
    return compose("exec", "-T", service, "bash", "-c", command);
  }

  /// The names of all volumes of the engine.
  Set<String> volumes() {
    return Set.copyOf(run(List.of("docker", "volume", "ls", "-q")).lines().toList());
  }

  /// For Kafka's own clients.
  String kafka() {
    return "localhost:" + ports.get("kafka");
  }

  @Override
  public Http http() {
    return http;
  }

  @Override
  public String url(String part, String path) {
    return "http://127.0.0.1:" + Objects.requireNonNull(ports.get(part), part) + path;
  }

  private String compose(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker", "compose", "-p", NAME));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private String run(List<String> command) {
    try {
      Path errors = Files.createTempFile("compose", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(checkout.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(variables());
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + output + Files.readString(errors));
      }
      Files.delete(errors);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
