package dev.slipway.e2e.faults;

import dev.slipway.e2e.faults.Fault.Net;
import dev.slipway.embedded.Ports;
import dev.slipway.sandbox.SandboxApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Slipway as it runs in production, in small: two replicas of each service, a broker and a PostgreSQL,
/// each a process of its own that is started again when it ends, connected through links that can fail. The sandbox stands for Slack
/// and the cluster.
final class Fleet implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(4);
  private static final String DATABASE =
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
  private static final String NO_DATABASE =
      "--spring.autoconfigure.exclude="
          + DATABASE
          + ",org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
          + ",org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

  private final Path folder;
  private final ProjectFolder projects;
  private final Map<String, Member> members = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<Net, Link> links = new EnumMap<>(Net.class);
  private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

  /// Starts everything and returns once all of it is ready.
  Fleet(Path folder) {
    this.folder = folder;
    this.projects = new ProjectFolder(folder.resolve("projects"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    for (String port :
        List.of(
            "kafka",
            "postgres",
            "sandbox",
            "cluster",
            "gateway-1",
            "gateway-2",
            "approval-1",
            "approval-2",
            "notifier-1",
            "notifier-2",
            "deployer-1",
            "deployer-2")) {
      ports.put(port, Ports.free());
    }
    link(Net.KAFKA, "kafka");
    link(Net.POSTGRES, "postgres");
    link(Net.CHAT, "sandbox");
    link(Net.CLUSTER, "cluster");
    link(Net.GATEWAY, "gateway-1", "gateway-2");
    servers();
    for (int replica = 1; replica <= 2; replica++) {
      services(replica);
    }
    awaitReady();
    supervisor.scheduleWithFixedDelay(
        () -> members.values().forEach(Member::revive), 1, 1, TimeUnit.SECONDS);
  }

  private void link(Net net, String... targets) {
    links.put(
        net,
        new Link(Ports.free(), List.of(targets).stream().map(this::port).toArray(Integer[]::new)));
  }

  private void servers() {
    start(
        "kafka",
        Map.of(),
        "dev.slipway.embedded.EmbeddedKafka",
        folder.resolve("kafka").toString(),
        "" + port("kafka"),
        "" + link(Net.KAFKA).port());
    start(
        "postgres",
        Map.of(),
        "dev.slipway.embedded.PostgresServer",
        folder.resolve("postgres").toString(),
        "" + port("postgres"),
        "approval",
        "notifier");
    start(
        "sandbox",
        Map.of(),
        "dev.slipway.sandbox.SandboxApplication",
        "--server.port=" + port("sandbox"),
        "--slipway.sandbox.cluster.port=" + port("cluster"),
        "--slipway.sandbox.interactions-url=http://127.0.0.1:"
            + link(Net.GATEWAY).port()
            + "/slack/interactions",
        NO_DATABASE);
    Awaitility.await("servers")
        .atMost(START)
        .until(() ->
            member("kafka").said("is ready")
                && member("postgres").said("is ready")
                && isUp("sandbox", "/actuator/health"));
  }

  private void services(int replica) {
    service(
        "gateway-" + replica,
        "gateway.GatewayApplication",
        Map.of(
            "SLACK_SIGNING_SECRET",
            SandboxApplication.SIGNING_SECRET,
            "SLACK_BOT_TOKEN",
            SandboxApplication.TOKEN),
        "--slipway.gateway.slack.api-url=http://127.0.0.1:" + link(Net.CHAT).port() + "/api/",
        "--slipway.gateway.projects=" + projects.path(),
        "--slipway.gateway.reload=1s",
        "--slipway.gateway.unsigned-builds=true",
        NO_DATABASE);
    service(
        "approval-" + replica,
        "approval.ApprovalApplication",
        database("approval"),
        "--slipway.approval.concurrency=2");
    service(
        "notifier-" + replica,
        "notifier.NotifierApplication",
        chat(database("notifier")),
        "--spring.autoconfigure.exclude=" + DATABASE,
        "--slipway.notifier.slack.timeout=4s",
        "--slipway.notifier.delivery.lease=10s",
        "--slipway.notifier.delivery.posts-per-second=20",
        "--slipway.notifier.delivery.post-burst=20",
        "--slipway.notifier.delivery.updates-per-minute=1200");
    service(
        "deployer-" + replica,
        "deployer.DeployerApplication",
        Map.of(
            "SLIPWAY_DEPLOYER_KUBERNETES_API_URL", "http://127.0.0.1:" + link(Net.CLUSTER).port()),
        "--slipway.deployer.failure-grace=3s",
        NO_DATABASE);
  }

  private Map<String, String> database(String name) {
    return Map.of(
        "DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:" + link(Net.POSTGRES).port() + "/" + name,
        "DATABASE_USER",
        "postgres",
        "DATABASE_PASSWORD",
        password());
  }

  /// Which the server made at its first start.
  private String password() {
    try {
      return Files.readString(folder.resolve("postgres/password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> chat(Map<String, String> environment) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SLACK_BOT_TOKEN", SandboxApplication.TOKEN);
    all.put(
        "SLIPWAY_NOTIFIER_SLACK_API_URL", "http://127.0.0.1:" + link(Net.CHAT).port() + "/api/");
    return all;
  }

  private void service(
      String name, String main, Map<String, String> environment, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("dev.slipway." + main);
    arguments.add("--server.port=" + port(name));
    arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + link(Net.KAFKA).port());
    arguments.add("--slipway.kafka.partitions=4");
    arguments.add("--spring.kafka.consumer.properties.session.timeout.ms=4000");
    arguments.add("--spring.kafka.consumer.properties.heartbeat.interval.ms=1000");
    arguments.addAll(List.of(options));
    start(name, environment, arguments.toArray(String[]::new));
  }

  private void start(String name, Map<String, String> environment, String... arguments) {
    Member member = new Member(name, folder, environment, arguments);
    members.put(name, member);
    member.start();
  }

  /// Waits until every service says that it is ready.
  void awaitReady() {
    for (String service : members.keySet()) {
      if (service.contains("-")) {
        Awaitility.await(service)
            .atMost(START)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> isReady(service));
      }
    }
  }

  private boolean isUp(String member, String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url(member, path)).toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  Member member(String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  /// Every service's name, without the servers.
  List<String> services() {
    return members.keySet().stream().filter(name -> name.contains("-")).toList();
  }

  /// The files of its projects.
  ProjectFolder projects() {
    return projects;
  }

  /// A connection to a service's database, past the links.
  Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + name, "postgres", password());
  }

  /// True if a service answers that it can work.
  boolean isReady(String service) {
    return isUp(service, "/actuator/health/readiness");
  }

  Link link(Net net) {
    return Objects.requireNonNull(links.get(net), net.name());
  }

  /// Past the links.
  String url(String member, String path) {
    return "http://127.0.0.1:" + port(member) + path;
  }

  String kafka() {
    return "127.0.0.1:" + link(Net.KAFKA).port();
  }

  private Integer port(String member) {
    return Objects.requireNonNull(ports.get(member), member);
  }

  @Override
  public void close() {
    supervisor.shutdownNow();
    members.values().forEach(Member::close);
    links.values().forEach(Link::close);
  }
}
