package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.cli.RunningSlipway;
import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayApplication;
import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A running installation for the doctor: a real Kafka, PostgreSQL, approval service and gateway, with the
/// sandbox in place of Slack and of a cluster.
abstract class ExaminedInstallation {

  private static final String WITHOUT_DATABASE =
      "--spring.autoconfigure.exclude="
          + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
          + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration,"
          + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

  static final String PROJECT =
      """
      project: shop
      channel: slack:C0TEST
      people: {owners: [one]}
      github: {repository: example/shop, image: "shop:{sha}", secret: shop-hook}
      builds: {secret: shop-builds}
      environments: {live: {namespace: shop}}
      pipeline: [{approve: go, from: owners}, {deploy: live}]
      """;

  @TempDir static Path shared;
  @TempDir Path folder;
  static ConfigurableApplicationContext sandbox;
  static ConfigurableApplicationContext gateway;
  private static SimulatedCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    RunningSlipway.api();
    createTopics();
    Files.createDirectories(shared.resolve("projects"));
    Files.writeString(shared.resolve("projects/shop.yaml"), PROJECT);
    Files.writeString(shared.resolve("projects/people.yaml"), "one: {slack: U0OWNER1}\n");
    Files.createDirectories(shared.resolve("secrets"));
    Files.writeString(shared.resolve("secrets/shop-hook"), "the-secret-of-the-hook\n");
    Files.writeString(shared.resolve("secrets/shop-builds"), "the-secret-of-builds\n");
    cluster = SimulatedCluster.start(SimulatedCluster.Options.inMemory(Duration.ofMillis(50)));
    sandbox =
        SandboxApplication.application()
            .run(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--slipway.sandbox.cluster.port=0",
                WITHOUT_DATABASE);
    gateway =
        GatewayApplication.application()
            .run(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--spring.kafka.bootstrap-servers=" + RunningSlipway.kafka(),
                "--slipway.kafka.partitions=4",
                "--slipway.gateway.projects=" + shared.resolve("projects"),
                "--slipway.gateway.secrets=" + shared.resolve("secrets"),
                WITHOUT_DATABASE);
    await().atMost(Duration.ofSeconds(60)).until(ExaminedInstallation::isReady);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    sandbox.close();
    cluster.close();
  }

  Patient slack(String... more) throws IOException {
    return Patient.examined(folder, variables(more), "--service=gateway");
  }

  Patient database(String service, String url, String user, String password) throws IOException {
    return Patient.examined(
        folder,
        List.of("DATABASE_URL=" + url, "DATABASE_USER=" + user, "DATABASE_PASSWORD=" + password),
        "--service=" + service);
  }

  /// @param more go before the others
  static List<String> variables(String... more) {
    Infrastructure.Database database = RunningSlipway.database();
    List<String> variables =
        new ArrayList<>(
            List.of(
                "SLACK_BOT_TOKEN=" + SandboxApplication.TOKEN,
                "SLACK_SIGNING_SECRET=" + SandboxApplication.SIGNING_SECRET,
                "SLIPWAY_GATEWAY_SLACK_API_URL=" + address(sandbox) + "/api/",
                "SLIPWAY_GATEWAY_PROJECTS=" + shared.resolve("projects"),
                "SLIPWAY_GATEWAY_SECRETS=" + shared.resolve("secrets"),
                "KAFKA_BOOTSTRAP_SERVERS=" + RunningSlipway.kafka(),
                "DATABASE_URL=" + database.url(),
                "DATABASE_USER=" + database.user(),
                "DATABASE_PASSWORD=" + database.password(),
                "SLIPWAY_DEPLOYER_KUBERNETES_API_URL=" + cluster.url()));
    variables.addAll(List.of(more));
    return variables;
  }

  static String address(ConfigurableApplicationContext service) {
    return "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
  }

  static boolean isReady() throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address(gateway) + "/actuator/health/readiness")))
            .statusCode()
        == 200;
  }

  static void fail(String method, Map<String, String> headers) throws Exception {
    String headersJson =
        headers.entrySet().stream()
            .map(header -> "\"%s\": \"%s\"".formatted(header.getKey(), header.getValue()))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    String body =
        """
        {"method": "%s", "status": 200, "headers": {%s},
         "body": "{\\"ok\\": true, \\"team\\": \\"Shop\\", \\"team_id\\": \\"T1\\", \\"user\\": \\"slipway\\"}"}
        """
            .formatted(method, headersJson);
    assertThat(
            send(HttpRequest.newBuilder(URI.create(address(sandbox) + "/sandbox/fail"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(200);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /// Those that the services beside the approval service would make.
  static void createTopics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", RunningSlipway.kafka()))) {
      for (String topic : Topics.all()) {
        create(admin, topic);
      }
    }
  }

  static void create(Admin admin, String topic) {
    try {
      admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(TopicExistsException.class);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
