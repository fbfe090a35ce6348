package dev.slipway.e2e;

import dev.slipway.embedded.Ports;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.testing.Infrastructure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.ConfigurableApplicationContext;

/// The four services, each a process of its own as on Kubernetes, with JSON logs and traces; the
/// servers they need and the sandbox are in this process.
final class SeparateServices implements Addresses, AutoCloseable {

  private static final String JPA =
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
  private static final String DATABASE =
      JPA
          + ",org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
          + ",org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

  private final Http http = new Http();
  private final Spans spans = new Spans();
  private final Infrastructure.Broker kafka;
  private final UnaryOperator<Map<String, String>> settings;
  private final int sandboxPort = Ports.free();
  private final int clusterPort = Ports.free();
  private final int gatewayPort;
  private final ConfigurableApplicationContext sandbox;
  private final ServiceProcess approval;
  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();

  SeparateServices(Path folder) {
    this(folder, Infrastructure.freshKafka(), environment -> environment);
  }

  /// @param kafka closed with the services
  /// @param settings changes each service's environment, in which `SERVICE` is its name
  SeparateServices(
      Path folder, Infrastructure.Broker kafka, UnaryOperator<Map<String, String>> settings) {
    this.kafka = kafka;
    this.settings = settings;
    ServiceProcess gateway =
        launch(
            folder,
            "gateway.GatewayApplication",
            Map.of(
                "SLIPWAY_GATEWAY_PROJECTS",
                Path.of("../projects").toAbsolutePath().normalize().toString(),
                "SLIPWAY_GATEWAY_UNSIGNED_BUILDS",
                "true",
                "SLACK_SIGNING_SECRET",
                SandboxApplication.SIGNING_SECRET,
                "SLACK_BOT_TOKEN",
                SandboxApplication.TOKEN,
                "SLIPWAY_GATEWAY_SLACK_API_URL",
                url("sandbox", "/api/")),
            DATABASE);
    gatewayPort = java.net.URI.create(gateway.url("/")).getPort();
    services.put("gateway-service", gateway);
    sandbox = sandbox(folder);
    approval = launch(folder, "approval.ApprovalApplication", database(Map.of()), "");
    services.put("approval-service", approval);
    services.put(
        "notifier-service",
        launch(
            folder,
            "notifier.NotifierApplication",
            database(
                Map.of(
                    "SLACK_BOT_TOKEN",
                    SandboxApplication.TOKEN,
                    "SLIPWAY_NOTIFIER_SLACK_API_URL",
                    url("sandbox", "/api/"))),
            JPA));
    services.put(
        "deployer-service",
        launch(
            folder,
            "deployer.DeployerApplication",
            Map.of("SLIPWAY_DEPLOYER_KUBERNETES_API_URL", url("cluster", "")),
            DATABASE));
    services.values().forEach(service -> service.awaitReady(http));
  }

  private ConfigurableApplicationContext sandbox(Path folder) {
    return SandboxApplication.application()
        .run(
            "--server.port=" + sandboxPort,
            "--spring.autoconfigure.exclude=" + DATABASE,
            "--slipway.sandbox.cluster.port=" + clusterPort,
            "--slipway.sandbox.data=" + folder.resolve("sandbox"),
            "--slipway.sandbox.interactions-url=http://127.0.0.1:"
                + gatewayPort
                + "/slack/interactions");
  }

  private ServiceProcess launch(
      Path folder, String main, Map<String, String> environment, String excluded) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SERVICE", main.substring(0, main.indexOf('.')));
    all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    all.put("SLIPWAY_KAFKA_PARTITIONS", "2");
    all.put("SLIPWAY_KAFKA_WATCH_INTERVAL", "1s");
    all.put("SLIPWAY_METRICS_INTERVAL", "1s");
    all.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");
    all.put("OTEL_EXPORTER_OTLP_ENDPOINT", spans.url());
    List<String> options = new ArrayList<>();
    options.add("--spring.kafka.consumer.properties.heartbeat.interval.ms=500");
    if (!excluded.isEmpty()) {
      options.add("--spring.autoconfigure.exclude=" + excluded);
    }
    return new ServiceProcess(folder, "dev.slipway." + main, settings.apply(all), options);
  }

  private static Map<String, String> database(Map<String, String> environment) {
    Infrastructure.Database database = Infrastructure.freshDatabase();
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("DATABASE_URL", database.url());
    all.put("DATABASE_USER", database.user());
    all.put("DATABASE_PASSWORD", database.password());
    return all;
  }

  Spans spans() {
    return spans;
  }

  /// By their names.
  Map<String, ServiceProcess> services() {
    return services;
  }

  @Override
  public Http http() {
    return http;
  }

  @Override
  public String url(String part, String path) {
    return switch (part) {
      case "gateway" -> "http://127.0.0.1:" + gatewayPort + path;
      case "api" -> approval.url(path);
      case "sandbox" -> "http://127.0.0.1:" + sandboxPort + path;
      case "cluster" -> "http://127.0.0.1:" + clusterPort + path;
      default -> throw new IllegalArgumentException(part);
    };
  }

  @Override
  public void close() {
    services.values().forEach(ServiceProcess::close);
    sandbox.close();
    kafka.close();
    spans.close();
  }
}
