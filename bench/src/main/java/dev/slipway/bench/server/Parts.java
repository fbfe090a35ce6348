package dev.slipway.bench.server;

import dev.slipway.approval.ApprovalApplication;
import dev.slipway.bench.system.ClickToChat;
import dev.slipway.deployer.DeployerApplication;
import dev.slipway.embedded.PostgresServer;
import dev.slipway.gateway.GatewayApplication;
import dev.slipway.notifier.NotifierApplication;
import dev.slipway.sandbox.SandboxApplication;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts services as they ship, with nothing set but where their servers are, and Slack's rate
/// limits where chat is measured: what Slack allows in a minute would be all that is measured.
public final class Parts {

  private static final String JPA =
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
  private static final String DATABASE =
      JPA
          + ",org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
          + ",org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

  private final MeasuredServers servers;

  public Parts(MeasuredServers servers) {
    this.servers = servers;
  }

  /// Starts the gateway.
  ///
  /// @param more properties as `name=value`, above those of the measurement
  public ConfigurableApplicationContext gateway(String... more) {
    return run(
        GatewayApplication.application(),
        more,
        "--slipway.gateway.unsigned-builds=true",
        "--slipway.gateway.slack.signing-secret=" + SandboxApplication.SIGNING_SECRET,
        "--spring.autoconfigure.exclude=" + DATABASE);
  }

  /// Starts the approval service.
  ///
  /// @param more properties as `name=value`, above those of the measurement
  public ConfigurableApplicationContext approval(String... more) {
    return run(
        ApprovalApplication.application(),
        more,
        "--spring.datasource.url=" + servers.database("approval"),
        "--spring.datasource.username=" + PostgresServer.USER,
        "--spring.datasource.password=" + servers.password());
  }

  /// Starts the notifier with a stand-in Slack.
  ///
  /// @param more properties as `name=value`, above those of the measurement
  public ConfigurableApplicationContext notifier(
      ConfigurableApplicationContext sandbox, String... more) {
    return run(
        NotifierApplication.application(),
        more,
        "--spring.datasource.url=" + servers.database("notifier"),
        "--spring.datasource.username=" + PostgresServer.USER,
        "--spring.datasource.password=" + servers.password(),
        "--spring.autoconfigure.exclude=" + JPA,
        "--slipway.notifier.slack.token=" + SandboxApplication.TOKEN,
        "--slipway.notifier.slack.api-url=http://127.0.0.1:" + port(sandbox) + "/api/",
        "--slipway.notifier.delivery.posts-per-second=100000",
        "--slipway.notifier.delivery.post-burst=100000",
        "--slipway.notifier.delivery.updates-per-minute=1000000",
        "--slipway.notifier.delivery.update-burst=100000");
  }

  /// Starts the deployer.
  ///
  /// @param cluster the port of the stand-in Kubernetes API
  public ConfigurableApplicationContext deployer(int cluster) {
    return run(
        DeployerApplication.application(),
        new String[0],
        "--slipway.deployer.kubernetes.api-url=http://127.0.0.1:" + cluster,
        "--spring.autoconfigure.exclude=" + DATABASE);
  }

  /// The stand-ins for Slack and for a cluster.
  ///
  /// @param cluster the port that the cluster listens on
  /// @param calls told of each call to the stand-in Slack
  public ConfigurableApplicationContext sandbox(int cluster, ChatCalls calls) {
    return run(
        SandboxApplication.application()
            .initializers(context ->
                ((GenericApplicationContext) context)
                    .registerBean("chatCalls", ChatCalls.class, () -> calls)),
        new String[0],
        "--slipway.sandbox.cluster.port=" + cluster,
        "--spring.autoconfigure.exclude=" + DATABASE);
  }

  /// The port that a service's web server got.
  public static int port(ConfigurableApplicationContext service) {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) service).getWebServer(), "a web server")
        .getPort();
  }

  private ConfigurableApplicationContext run(
      SpringApplicationBuilder application, String[] more, String... properties) {
    List<String> all = new ArrayList<>(Arrays.asList(properties));
    all.add("--server.port=0");
    all.add("--server.address=127.0.0.1");
    all.add("--spring.jmx.enabled=false");
    all.add("--spring.main.log-startup-info=false");
    all.add("--spring.kafka.bootstrap-servers=" + servers.kafka());
    all.addAll(Arrays.asList(more));
    ConfigurableApplicationContext service =
        application
            .registerShutdownHook(false)
            .bannerMode(Banner.Mode.OFF)
            .run(all.toArray(String[]::new));
    URI readiness = URI.create("http://127.0.0.1:" + port(service) + "/actuator/health/readiness");
    ClickToChat.await(readiness + " to say yes", () -> isReady(readiness));
    return service;
  }

  private static boolean isReady(URI readiness) {
    try {
      HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
      boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      connection.disconnect();
      return ready;
    } catch (IOException e) {
      return false;
    }
  }
}
