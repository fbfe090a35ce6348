package dev.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.SandboxApplication;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/// Failures of the simulated cluster that are asked for over HTTP.
class FailureIT {

  private static ConfigurableApplicationContext sandbox;
  private static RestClient http;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    sandbox =
        SandboxApplication.application().run("--server.port=0", "--slipway.sandbox.cluster.port=0");
    http =
        RestClient.create(
            "http://127.0.0.1:" + sandbox.getEnvironment().getProperty("local.server.port"));
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(sandbox.getBean(SimulatedCluster.class).url())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  @Test
  void writesToANamespaceFailUntilItIsMended() {
    post(
        "fail",
        "{\"namespace\":\"default\",\"plural\":\"configmaps\",\"code\":500,\"message\":\"webhook down\"}");
    assertThatThrownBy(() -> create("default"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("webhook down");
    create("kube-system");

    post("mend", "{\"namespace\":\"default\"}");
    create("default");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> post("fail", "{\"namespace\":\"default\",\"code\":200}"))
        .isInstanceOfSatisfying(
            HttpClientErrorException.BadRequest.class,
            e ->
                assertThat(e.getResponseBodyAsString())
                    .contains("Give plural, message, code (a whole number from 400 to 599)."));
    assertThatThrownBy(() -> post("mend", "{}"))
        .isInstanceOf(HttpClientErrorException.BadRequest.class);
  }

  private static void create(String namespace) {
    client
        .configMaps()
        .inNamespace(namespace)
        .resource(
            new ConfigMapBuilder().withNewMetadata().withName("settings").endMetadata().build())
        .create();
  }

  private static void post(String what, String body) {
    http.post()
        .uri("/sandbox/cluster/" + what)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }
}
