package dev.slipway.gateway.web;

import static dev.slipway.gateway.RunningGateway.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class GatewayProblemsIT {

  private final RunningGateway gateway;

  GatewayProblemsIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void whatSpringRefusesIsAProblemOfOursToo() {
    gateway.get("/nothing-here").isProblem(404, "not-found");
    gateway.get("/error").isProblem(404, "not-found");
    gateway.get("/slack/interactions").isProblem(405, "method-not-allowed");
    gateway.get("/schemas/project.json", "Accept", "image/png").isProblem(406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a|b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
      })
  void whatTomcatRefusesIsAProblemOfOursToo(String request) throws IOException {
    String answer;
    try (Socket socket = new Socket("localhost", gateway.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(answer)
        .startsWith("HTTP/1.1 40")
        .contains("application/problem+json", "https://slipway.dev/problems/")
        .doesNotContain("<html");
  }

  @Test
  void theApiDescribesItself() {
    JsonNode api = gateway.get("/v3/api-docs").json();
    assertThat(api.at("/info/title").asString()).isEqualTo("Slipway: the gateway");
    JsonNode build = api.path("paths").path("/build-complete").path("post");
    assertThat(build.path("responses").propertyNames())
        .containsExactlyInAnyOrder("202", "400", "401", "403", "404", "413", "415", "422", "503");
    assertThat(build.at("/responses/503/content").propertyNames())
        .containsExactly("application/problem+json");
    assertThat(build.at("/responses/202/content").toString()).contains("Answer");
    assertThat(api.path("paths").propertyNames())
        .contains(
            "/webhooks/generic", "/webhooks/github", "/slack/interactions", "/slack-interactions")
        .doesNotContain("/error", "/webhooks/{source}");
    JsonNode gitHub = api.path("paths").path("/webhooks/github").path("post");
    assertThat(gitHub.path("description").asString()).contains("workflow_run");
    assertThat(gitHub.at("/requestBody/content").propertyNames())
        .contains("application/json", "application/x-www-form-urlencoded");
    assertThat(gitHub.path("responses").propertyNames())
        .containsExactlyInAnyOrder("202", "400", "401", "403", "404", "413", "415", "422", "503");
  }

  @Test
  void theSchemaOfProjectFilesIsPublished() {
    assertThat(gateway.get("/schemas/project.json").text("$id"))
        .isEqualTo("https://slipway.dev/schemas/project.json");
  }

  @Test
  void whenKafkaDoesNotTakeTheEventTheCallerIsToldToTryAgain() {
    try (RunningGateway alone = RunningGateway.start()) {
      alone.stopKafka();
      var answer =
          alone
              .post("/build-complete", FORM, "project=test&image=i%3A1&type=branch&target=main")
              .isProblem(503, "unavailable");
      assertThat(answer.response().headers().firstValue("Retry-After")).contains("5");
      alone
          .slack(
              "/slack/interactions",
              """
              {"type":"block_actions","user":{"id":"U0QA1"},"channel":{"id":"D1"},
               "container":{"message_ts":"1.1"},"actions":[{"value":"test-abcdefghij/qa-check/approve/1"}]}
              """,
              0,
              RunningGateway.SLACK_SECRET)
          .isProblem(503, "unavailable");
      assertThat(alone.get("/actuator/health/liveness").status()).isEqualTo(200);
    }
  }
}
