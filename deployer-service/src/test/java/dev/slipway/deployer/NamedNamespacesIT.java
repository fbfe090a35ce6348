package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// A deployer that serves named namespaces, with rights in some of them and none beyond.
class NamedNamespacesIT {

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
    rig.stopDeployer();
    for (String namespace : new String[] {"mine", "also-mine", "not-mine"}) {
      rig.client()
          .resource(
              new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
          .create();
    }
    rig.cluster().limitTo("mine", "also-mine");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void rightsInTheNamedNamespacesAreEnoughToBeReady() throws Exception {
    try (var deployer = rig.anotherDeployer("--slipway.deployer.namespaces=mine,also-mine")) {
      awaitReady(deployer);
      Request request = at("mine", 1);
      rig.deploy(request);
      rig.await(DeploySucceeded.class, request);
      assertThat(health(deployer, "/readiness").body()).doesNotContain("unwatched");
    }
  }

  @Test
  void aNamespaceWithoutRightsHoldsUpNoOther() throws Exception {
    try (var deployer = rig.anotherDeployer("--slipway.deployer.namespaces=not-mine,also-mine")) {
      awaitReady(deployer);
      Request refused = at("not-mine", 1);
      Request request = at("also-mine", 1);
      rig.deploy(refused);
      rig.deploy(request);
      rig.await(DeploySucceeded.class, request);
      assertThat(rig.await(DeployFailed.class, refused).diagnosis().reason())
          .isEqualTo("Forbidden");
      assertThat(health(deployer, "").body()).contains("\"unwatched\"", "\"not-mine\"");
      assertThat(health(deployer, "/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoMayLookNowhereIsNotReady() throws Exception {
    try (var deployer = rig.anotherDeployer("--slipway.deployer.namespaces=not-mine")) {
      Awaitility.await()
          .atMost(DeployerRig.PATIENCE)
          .until(() -> health(deployer, "").body().contains("is forbidden"));
      assertThat(health(deployer, "/readiness").statusCode()).isEqualTo(503);
    }
  }

  private static void awaitReady(ConfigurableApplicationContext deployer) {
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() -> health(deployer, "/readiness").statusCode() == 200);
  }

  private static HttpResponse<String> health(ConfigurableApplicationContext deployer, String path)
      throws IOException, InterruptedException {
    String port = deployer.getEnvironment().getProperty("local.server.port");
    URI url = URI.create("http://127.0.0.1:" + port + "/actuator/health" + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /// In a namespace that is there, which the deployer may not make.
  private static Request at(String namespace, long sequence) {
    Request request = Requests.at(namespace, Requests.live("registry/shop:" + sequence, sequence));
    Environment to = request.event().to();
    return Requests.with(
        request,
        EnvironmentBuilder.builder(to)
            .namespace(namespace)
            .createNamespace(false)
            .timeout(Duration.ofMinutes(2))
            .build());
  }
}
