package dev.slipway.approval.web.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The histories of instances over HTTP.
class EnvironmentHistoryApiIT {

  private static final World WORLD = new World();
  private static final TestProject PROJECT = new TestProject("told");
  private static final String QA = "/api/projects/told/environments/qa/history";

  @BeforeAll
  static void start() {
    WORLD.start();
    WORLD.publish(PROJECT.defined());
    WORLD.toGoLive(PROJECT, 1, "main");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> WORLD.get("/api/projects/told").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 200})
  void pagesOfAnySizeShowEachEventOnceNewestFirst(int limit) {
    List<String> events = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = WORLD.json(QA + "?target=main&limit=" + limit + cursor);
      assertThat(page.path("items").size()).isBetween(1, limit);
      page.path("items").valueStream().forEach(item -> events.add(item.path("event").asString()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
    } while (cursor != null);
    assertThat(events).containsExactly("freed", "went-live", "lifetime-set", "granted");
  }

  @Test
  void anEntryNamesTheReleaseAndTheRequest() {
    JsonNode first = WORLD.json(QA + "?target=main&type=branch").path("items").path(3);
    assertThat(first.path("release").asString()).isEqualTo(PROJECT.release(1));
    assertThat(first.path("why").asString()).isEqualTo("it is its turn, request 1");
    assertThat(first.path("version").asInt()).isEqualTo(1);
  }

  @Test
  void whereNothingWasDeployedTheHistoryIsEmpty() {
    JsonNode none = WORLD.json("/api/projects/told/environments/production/history");
    assertThat(none.path("items")).isEmpty();
    assertThat(none.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "?limit=0, limit",
    "?limit=201, limit",
    "?cursor=x, cursor",
    "?type=commit, type",
    "?target=, target",
    "?target=%00, target",
    "?step=qa, step",
    "'', target"
  })
  void aWrongParameterIsAProblemThatNamesIt(String query, String field) {
    HttpResponse<String> response = WORLD.get(QA + query);
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
    assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/projects/none/environments/qa/history, unknown-project",
    "/api/projects/told/environments/moon/history, unknown-environment"
  })
  void whatDoesNotExistIsAProblem(String path, String type) {
    HttpResponse<String> response = WORLD.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(JsonMapper.shared().readTree(response.body()).path("type").asString())
        .endsWith("/" + type);
  }
}
