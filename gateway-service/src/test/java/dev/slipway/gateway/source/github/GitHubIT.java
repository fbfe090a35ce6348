package dev.slipway.gateway.source.github;

import static dev.slipway.gateway.RunningGateway.CI_SECRET;
import static dev.slipway.gateway.RunningGateway.JSON;
import static dev.slipway.gateway.RunningGateway.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.GatewayAnswer;
import dev.slipway.gateway.PublishedEvents;
import dev.slipway.gateway.RunningGateway;
import dev.slipway.gateway.SharedGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedGateway.class)
class GitHubIT {

  private final RunningGateway gateway;

  GitHubIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aSuccessfulRunIsABuildHoweverOftenItIsDelivered() {
    String body = run(77, "completed", "success", "CI");
    GatewayAnswer first = gateway.gitHub("workflow_run", body, CI_SECRET);
    assertThat(first.status()).isEqualTo(202);
    String release = first.text("release");
    assertThat(gateway.gitHub("workflow_run", body, CI_SECRET).text("release")).isEqualTo(release);
    assertThat(first.json().path("releases").path(0).asString()).isEqualTo(release);
    assertThat(first.text("link")).endsWith(release);

    JsonNode build =
        PublishedEvents.body(PublishedEvents.about(release, Topics.BUILDS, gateway)).path("build");
    assertThat(build.path("image").asString()).isEqualTo("registry/signed:abc1234def");
    assertThat(build.path("target").asString()).isEqualTo("feature/x");
    assertThat(build.path("author").asString()).isEqualTo("owner-one@example.org");
    assertThat(build.path("id").asString()).isEqualTo("77/1");
  }

  @Test
  void anotherAttemptOfTheRunIsAnotherRelease() {
    String body = run(78, "completed", "success", "CI");
    String again = body.replace("\"run_attempt\":1", "\"run_attempt\":2");
    assertThat(gateway.gitHub("workflow_run", body, CI_SECRET).text("release"))
        .isNotEqualTo(gateway.gitHub("workflow_run", again, CI_SECRET).text("release"));
  }

  @Test
  void otherDeliveriesAreIgnoredWithAReason() {
    assertThat(ignored("workflow_run", run(1, "requested", "", "CI"))).contains("not completed");
    assertThat(ignored("workflow_run", run(1, "completed", "failure", "CI")))
        .contains("conclusion is failure");
    assertThat(ignored("workflow_run", run(1, "completed", "success", "Lint"))).contains("Lint");
    assertThat(ignored("workflow_run", queued())).contains("merge_group", "github.events");
    assertThat(ignored("push", run(1, "completed", "success", "CI"))).contains("push");
    assertThat(ignored("ping", "{\"repository\":{\"full_name\":\"example/signed\"}}"))
        .contains("ping");
    assertThat(ignored("ping", "{\"zen\":\"Keep it logically awesome.\"}")).contains("ping");
  }

  private String ignored(String event, String body) {
    GatewayAnswer answer = gateway.gitHub(event, body, CI_SECRET);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.text("ignored");
  }

  @Test
  void deliveriesMustBeSignedOverTheirBytes() {
    String body = run(79, "completed", "success", "CI");
    gateway.gitHub("workflow_run", body, "wrong").isProblem(401, "not-authenticated");
    gateway
        .post("/webhooks/github", JSON, body, "X-GitHub-Event", "workflow_run")
        .isProblem(401, "not-authenticated");
  }

  @Test
  void whatNobodyBuildsWithIsNotFoundAndWhatIsNoDeliveryIsRefused() {
    gateway
        .gitHub("workflow_run", "{\"repository\":{\"full_name\":\"example/other\"}}", CI_SECRET)
        .isProblem(404, "unknown-project");
    gateway.gitHub("workflow_run", "[1]", CI_SECRET).isProblem(400, "malformed-body");
    gateway.post("/webhooks/github", JSON, "{}").isProblem(400, "bad-request");
  }

  /// GitHub sends up to 25 MB. A server that closes a connection with something unread resets it, and
  /// with that the answer can be lost.
  @Test
  void aDeliveryThatIsTooLargeCanBeSentToItsEndAndIsThenAnswered() throws IOException {
    try (Socket socket = new Socket("localhost", gateway.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              """
              POST /webhooks/github HTTP/1.1
              Host: localhost
              Content-Type: application/json
              X-GitHub-Event: workflow_run
              Content-Length: 25000000

              """
                  .replace("\n", "\r\n")));
      out.write(new byte[25_000_000]);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413").contains("too-large");
    }
  }

  private static String queued() {
    return run(1, "completed", "success", "CI").replace("\"push\"", "\"merge_group\"");
  }

  private static String run(int id, String action, String conclusion, String workflow) {
    return """
    {"action":"%s","repository":{"full_name":"example/signed"},"workflow_run":{"id":%d,"run_attempt":1,\
    "name":"%s","conclusion":"%s","event":"push","head_branch":"feature/x","head_sha":"abc1234def",\
    "html_url":"https://github.com/x","head_commit":{"message":"m","author":{"email":"owner-one@example.org"}}}}\
    """
        .formatted(action, id, workflow, conclusion);
  }
}
