package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Faults that need no server, or one that answers badly.
class DoctorTest {

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatNobodyNamesIsNotAskedAndIsNoSuccess() throws IOException {
    Patient patient = Patient.examined(folder, List.of(), "--service", "gateway,notifier");
    assertThat(patient.run().code()).isEqualTo(1);
    assertThat(patient.run().json().path("works").asBoolean()).isFalse();
    assertThat(patient.of("slack"))
        .singleElement()
        .asString()
        .startsWith("not asked: No bot token is given → Set SLACK_BOT_TOKEN");
    assertThat(patient.of("health")).hasSize(2).allMatch(line -> line.startsWith("not asked: "));
  }

  @Test
  void unreachableServersFailWithTheirAddresses() throws IOException {
    Patient patient =
        Patient.examined(
            folder,
            List.of(
                "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1",
                "DATABASE_URL=jdbc:postgresql://127.0.0.1:1/approval?password=hidden",
                "SLIPWAY_DEPLOYER_KUBERNETES_API_URL=http://127.0.0.1:1",
                "SLACK_BOT_TOKEN=xoxb-never-shown",
                "SLIPWAY_GATEWAY_SLACK_API_URL=http://127.0.0.1:1/api/",
                "SLIPWAY_NOTIFIER_SLACK_API_URL=http://127.0.0.1:1/api/"),
            "--gateway=http://127.0.0.1:1",
            "--timeout=20s");
    assertThat(patient.run().code()).isEqualTo(1);
    assertThat(patient.of("kafka"))
        .singleElement()
        .asString()
        .startsWith("failed: No Kafka answers at 127.0.0.1:1 → Correct KAFKA_BOOTSTRAP_SERVERS");
    assertThat(patient.of("database"))
        .hasSize(2)
        .allMatch(
            line -> line.startsWith("failed: No PostgreSQL answers at 127.0.0.1:1/approval → "));
    assertThat(patient.of("cluster"))
        .singleElement()
        .asString()
        .startsWith("failed: No API server answers at http://127.0.0.1:1");
    assertThat(patient.of("slack")).singleElement().asString().startsWith("failed: No answer from");
    assertThat(patient.of("health"))
        .contains(
            "failed: No answer from the gateway at http://127.0.0.1:1 → Check its address, and `kubectl -n"
                + " slipway get pods`.");
    assertThat(patient.run().out()).doesNotContain("hidden", "never-shown");
  }

  @Test
  void aVerbThatIsNotAllowedIsNamed() throws IOException {
    answer("/version", _ -> "{\"major\": \"1\", \"minor\": \"34\", \"gitVersion\": \"v1.34.1\"}");
    answer(
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        asked -> {
          boolean denied = asked.contains("\"delete\"") && asked.contains("\"deployments\"");
          return "{\"apiVersion\": \"authorization.k8s.io/v1\", \"kind\": \"SelfSubjectAccessReview\","
              + " \"status\": {\"allowed\": "
              + !denied
              + "}}";
        });
    Patient patient = cluster("--as=system:serviceaccount:slipway:deployer");
    assertThat(patient.run().code()).isEqualTo(1);
    assertThat(patient.of("cluster rights"))
        .filteredOn(line -> line.startsWith("missing"))
        .singleElement()
        .asString()
        .startsWith(
            "missing: system:serviceaccount:slipway:deployer may not delete deployments.apps → Apply"
                + " k8s/base/deployer-rbac.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|failed: The API server at|does not know these credentials",
        "403|missing: The API server at|does not let this user ask for rights",
        "502|failed: The API server at|answers HTTP 502",
      })
  void aRefusalOfTheApiServerIsExplained(int status, String first, String then) throws IOException {
    server.createContext("/", exchange -> send(exchange, status, "{}"));
    List<String> lines = cluster().run().json().path("items").findValuesAsString("result");
    assertThat(lines).anyMatch(line -> line.contains(then));
    assertThat(cluster().run().out()).contains(first.substring(first.indexOf(' ') + 1));
  }

  @Test
  void anOldClusterFails() throws IOException {
    answer(
        "/version", _ -> "{\"major\": \"1\", \"minor\": \"29\", \"gitVersion\": \"v1.29.3+k3s1\"}");
    answer("/apis", _ -> "{\"status\": {\"allowed\": true}}");
    assertThat(cluster().of("cluster"))
        .singleElement()
        .asString()
        .startsWith("failed: Kubernetes v1.29.3+k3s1");
  }

  @Test
  void aServiceThatIsDownNamesWhatIsDown() throws IOException {
    server.createContext(
        "/actuator/health",
        exchange ->
            send(
                exchange,
                503,
                "{\"status\":\"DOWN\",\"components\":{\"db\":{\"status\":\"DOWN\"},\"kafka\":{\"status\":\"UP\"}}}"));
    Patient patient =
        Patient.examined(folder, List.of(), "--service=deployer", "--deployer=" + url());
    assertThat(patient.of("health"))
        .singleElement()
        .asString()
        .startsWith("failed: The deployer is DOWN: db → ");
  }

  @Test
  void anAddressOfSomethingElseIsNoHealth() throws IOException {
    server.createContext("/", exchange -> send(exchange, 200, "<html>sign in</html>"));
    assertThat(
            Patient.examined(folder, List.of(), "--service=notifier", "--notifier=" + url())
                .of("health"))
        .singleElement()
        .asString()
        .startsWith("failed: HTTP 200 and no health at ");
  }

  @Test
  void someoneWhoDoesNotAnswerDoesNotHoldUpTheRest() throws IOException {
    server.createContext(
        "/",
        exchange -> {
          // Never answered.
        });
    Patient patient =
        Patient.examined(
            folder, List.of(), "--service=deployer", "--deployer=" + url(), "--timeout=2s");
    assertThat(patient.of("health")).singleElement().asString().startsWith("failed: No answer");
  }

  @Test
  void eachServiceHasAFileOfItsOwn() throws IOException {
    Path own =
        Files.writeString(
            folder.resolve("own.env"), "DATABASE_URL='jdbc:postgresql://127.0.0.1:1/own'\n");
    Patient patient =
        Patient.examined(
            folder,
            List.of("# for all", "export DATABASE_URL=jdbc:postgresql://127.0.0.1:1/common"),
            "--service=approval,notifier",
            "--env=notifier=" + own);
    assertThat(patient.of("database"))
        .anyMatch(line -> line.contains("127.0.0.1:1/own"))
        .anyMatch(line -> line.contains("127.0.0.1:1/common"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--service other|--service must be gateway, approval, notifier or deployer",
        "--timeout soon|--timeout must be like 10s",
        "--env missing.env|--env: cannot read missing.env",
        "--deployer nowhere|--deployer must be a URL like",
      })
  void wrongArgumentsAreNamed(String arguments, String told) {
    Run run = Run.slipway(("doctor " + arguments).split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(told);
  }

  @Test
  void theTextHasALineForEachCheck() {
    Run run = Run.slipway("doctor", "--service", "deployer");
    assertThat(run.out().lines().toList())
        .anyMatch(line -> line.matches("STATE +FOR +CHECK +RESULT"))
        .anyMatch(
            line -> line.matches("not asked +deployer +cluster +No kubeconfig is given\\. Set .*"));
  }

  private Patient cluster(String... more) throws IOException {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "--service=deployer";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return Patient.examined(
        folder, List.of("SLIPWAY_DEPLOYER_KUBERNETES_API_URL=" + url()), arguments);
  }

  private void answer(String path, Function<String, String> answer) {
    server.createContext(
        path,
        exchange -> {
          String asked =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          send(exchange, 200, answer.apply(asked));
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
