package dev.slipway.approval.web.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.World;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Publishing a release's events again, and who may have it done.
class RepublishIT {

  private static final String TOKEN = "a token for operators";

  private final World world = new World();
  private final TestProject project = new TestProject("told-again");

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void everyEventIsPublishedAgainInOrderUnderItsIdAndNothingElseHappens() {
    world.start("--slipway.approval.local-operators=true");
    world.toGoLive(project, 1, "main");
    world.publish(project.build(2, "main", TestProject.NOON.plusSeconds(120)));
    world.awaitRequest(project, 2);
    world.awaitStory(project, "started qa");
    List<Envelope<Event>> releases = world.events(Topics.RELEASES, project);
    List<Envelope<Event>> requests = world.events(Topics.DEPLOYMENTS, project);
    List<Map<String, @Nullable Object>> rows = rows();

    HttpResponse<String> answer = republish(project.release(1));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    // The second build superseded the first release: what it brought about belongs to both.
    assertThat(world.events(Topics.RELEASES, project)).hasSize(2 * releases.size());
    assertThat(world.events(Topics.RELEASES, project).subList(releases.size(), 2 * releases.size()))
        .isEqualTo(releases);
    assertThat(world.events(Topics.DEPLOYMENTS, project).subList(requests.size(), 4))
        .isEqualTo(requests);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("events").asInt())
        .isEqualTo(releases.size() + requests.size());
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void aReleaseThatIsNotKnownIsAProblem() {
    world.start("--slipway.approval.local-operators=true");
    HttpResponse<String> answer = republish("told-again-0000000009");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("unknown-release");
  }

  /// A proxy on the same machine has a local address too.
  @Test
  void withoutATokenNobodyIsAnOperator() {
    world.start();
    HttpResponse<String> answer = republish("none");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("slipway.approval.operator-token-file");
    assertThat(world.post("/api/projects/p/environments/e/rollback").statusCode()).isEqualTo(403);
  }

  @Test
  void localOperatorsArePrograms() {
    world.start("--slipway.approval.local-operators=true");
    assertThat(republish("none").statusCode()).isEqualTo(404);
    for (String header :
        List.of(
            "X-Forwarded-For",
            "Forwarded",
            "Via",
            "X-Real-IP",
            "X-Forwarded-Client-Cert",
            "X-Envoy-External-Address",
            "l5d-client-id",
            "CF-Connecting-IP",
            "Origin")) {
      assertThat(republish("none", header, "203.0.113.7").statusCode()).as(header).isEqualTo(403);
    }
  }

  @Test
  void aTokenIsNeededWhereOneIsKnown() {
    world.start(
        "--slipway.approval.local-operators=true", "--slipway.approval.operator-token=" + TOKEN);
    assertThat(republish("none").statusCode()).isEqualTo(401);
    assertThat(republish("none", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(404);
  }

  @Test
  void withATokenOnlyWhoHasItMayAsk(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    world.start("--slipway.approval.operator-token-file=" + file);
    HttpResponse<String> without = republish("none");
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(republish("none", "Authorization", "Bearer " + TOKEN + "x").statusCode())
        .isEqualTo(401);
    assertThat(republish("none", "Authorization", "Basic " + TOKEN).statusCode()).isEqualTo(401);
    assertThat(republish("none", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(404);
    assertThat(world.get("/api/releases").statusCode()).isEqualTo(200);

    Files.writeString(file, "another token for operators");
    assertThat(republish("none", "Authorization", "Bearer " + TOKEN).statusCode()).isEqualTo(401);
    Files.writeString(file, "short");
    assertThat(republish("none", "Authorization", "Bearer short").statusCode()).isEqualTo(503);
  }

  private HttpResponse<String> republish(String release, String... headers) {
    return world.post("/api/releases/" + release + "/republish", headers);
  }

  private List<Map<String, @Nullable Object>> rows() {
    return world.sql().sql("SELECT * FROM release_event ORDER BY event_id").query().listOfRows();
  }
}
