package dev.slipway.standalone;

import dev.slipway.approval.ApprovalApplication;
import dev.slipway.deployer.DeployerApplication;
import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.gateway.GatewayApplication;
import dev.slipway.notifier.NotifierApplication;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.web.HttpLimitsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the services' own applications, each with what differs from its defaults here: ports,
/// addresses, and the auto-configurations that only another service on this class path needs.
final class Services {

  private static final String JPA =
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
  private static final String DATABASE =
      JPA
          + ",org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
          + ",org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";
  private static final String LOOPBACK = "--server.address=127.0.0.1";
  private static final String PARTITIONS = "4";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Settings settings;

  Services(Settings settings) {
    this.settings = settings;
  }

  ConfigurableApplicationContext gateway(EmbeddedKafka kafka) {
    List<String> properties = common(settings.ports().gateway(), kafka, DATABASE);
    properties.add("--slipway.gateway.projects=" + settings.projects());
    if (settings.secrets() != null) {
      properties.add("--slipway.gateway.secrets=" + settings.secrets());
    }
    listen(properties);
    properties.add("--slipway.gateway.unsigned-builds=" + access().unsignedBuilds());
    properties.add("--slipway.console-url=" + Welcome.url(settings, settings.ports().api()));
    Settings.Slack slack = settings.slack();
    properties.add(
        "--slipway.gateway.slack.signing-secret="
            + (slack == null ? SandboxApplication.SIGNING_SECRET : slack.signingSecret()));
    properties.add("--slipway.gateway.slack.app-token=" + (slack == null ? "" : slack.appToken()));
    properties.addAll(chat("--slipway.gateway.slack."));
    ConfigurableApplicationContext gateway =
        run(GatewayApplication.application(), AccessFilter.open(access()), properties);
    awaitProjects(gateway);
    return gateway;
  }

  /// Whoever reads that Slipway is ready sends a build, of a project that has to be known by then. Where it
  /// takes longer than this, the gateway's health says why.
  private static void awaitProjects(ConfigurableApplicationContext gateway) {
    HealthEndpoint health = gateway.getBean(HealthEndpoint.class);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !isReady(health)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean isReady(HealthEndpoint health) {
    HealthDescriptor readiness = health.healthForPath("readiness");
    return readiness != null && Status.UP.equals(readiness.getStatus());
  }

  ConfigurableApplicationContext approval(EmbeddedKafka kafka, Database database) {
    List<String> properties = common(settings.ports().api(), kafka, null);
    properties.addAll(datasource(database));
    listen(properties);
    properties.add("--slipway.approval.concurrency=1");
    Path token = access().operatorTokenFile();
    properties.add(
        token == null
            ? "--slipway.approval.local-operators=true"
            : "--slipway.approval.operator-token-file=" + token);
    return run(ApprovalApplication.application(), AccessFilter.open(access()), properties);
  }

  ConfigurableApplicationContext notifier(EmbeddedKafka kafka, Database database) {
    List<String> properties = common(0, kafka, JPA);
    properties.addAll(datasource(database));
    properties.addAll(chat("--slipway.notifier.slack."));
    return run(NotifierApplication.application(), AccessFilter.closed(), properties);
  }

  /// Where Slack is, for those who call it.
  private List<String> chat(String prefix) {
    Settings.Slack slack = settings.slack();
    return slack == null
        ? List.of(
            prefix + "token=" + SandboxApplication.TOKEN,
            prefix + "api-url=" + sandboxUrl() + "/api/",
            prefix + "reply-urls=" + sandboxUrl() + "/")
        : List.of(prefix + "token=" + slack.token());
  }

  private String sandboxUrl() {
    return "http://" + access().host() + ":" + settings.ports().sandbox();
  }

  ConfigurableApplicationContext deployer(EmbeddedKafka kafka) {
    List<String> properties = common(0, kafka, DATABASE);
    if (settings.kubeconfig() == null) {
      properties.add(
          "--slipway.deployer.kubernetes.api-url=http://127.0.0.1:" + settings.ports().cluster());
      // What fails in the simulated cluster fails for good.
      properties.add("--slipway.deployer.failure-grace=3s");
    } else {
      properties.add("--slipway.deployer.kubernetes.kubeconfig=" + settings.kubeconfig());
    }
    return run(DeployerApplication.application(), AccessFilter.closed(), properties);
  }

  /// Nothing at all where both Slack and the cluster are real.
  AutoCloseable sandbox() {
    if (!settings.sandboxed()) {
      return () -> {};
    }
    List<String> properties = common(settings.ports().sandbox(), null, DATABASE);
    properties.add("--slipway.sandbox.own-user=true");
    properties.add("--slipway.sandbox.cluster.port=" + settings.ports().cluster());
    properties.add("--slipway.sandbox.url=" + sandboxUrl());
    properties.add("--slipway.sandbox.data=" + settings.data().resolve("sandbox"));
    properties.add("--slipway.sandbox.projects=" + settings.projects());
    properties.add(
        "--slipway.sandbox.interactions-url=http://"
            + access().host()
            + ":"
            + settings.ports().gateway()
            + "/slack/interactions");
    listen(properties);
    // It shares the heap with the services, so that it has their limits.
    return run(
        SandboxApplication.application().sources(HttpLimitsConfiguration.class),
        AccessFilter.direct(access()),
        properties);
  }

  private Settings.Access access() {
    return settings.access();
  }

  /// For what has to be reached from elsewhere; the rest stays on the loopback address.
  private void listen(List<String> properties) {
    properties.remove(LOOPBACK);
    properties.add("--server.address=" + access().listen().getHostAddress());
  }

  private List<String> common(int port, @Nullable EmbeddedKafka kafka, @Nullable String excluded) {
    List<String> properties = new ArrayList<>();
    properties.add("--server.port=" + port);
    properties.add(LOOPBACK);
    properties.add("--spring.jmx.enabled=false");
    if (kafka != null) {
      properties.add("--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
      kafka
          .client()
          .forEach(
              (name, value) -> properties.add("--spring.kafka.properties." + name + "=" + value));
      properties.add("--slipway.kafka.partitions=" + PARTITIONS);
      // A killed run is still a member of its groups until its session ends.
      properties.add("--spring.kafka.consumer.properties.session.timeout.ms=4000");
      properties.add("--spring.kafka.consumer.properties.heartbeat.interval.ms=1000");
    }
    if (excluded != null) {
      properties.add("--spring.autoconfigure.exclude=" + excluded);
    }
    return properties;
  }

  private static List<String> datasource(Database database) {
    return List.of(
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }

  private static ConfigurableApplicationContext run(
      SpringApplicationBuilder application, AccessFilter filter, List<String> properties) {
    return application
        .registerShutdownHook(false)
        .bannerMode(org.springframework.boot.Banner.Mode.OFF)
        .initializers(filter::register)
        .properties(Map.of("spring.main.log-startup-info", "false"))
        .run(properties.toArray(String[]::new));
  }
}
