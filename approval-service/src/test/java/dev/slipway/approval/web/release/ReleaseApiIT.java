package dev.slipway.approval.web.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.World;
import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.history.CausedEvents;
import dev.slipway.approval.release.history.History;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.Subject;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The read API over HTTP.
class ReleaseApiIT {

  private static final World WORLD = new World();
  private static final TestProject PROJECT = new TestProject("listed");
  private static final int RELEASES = 7;
  private static ConfigurableApplicationContext service;

  /// Seven releases; the two newest of the same second, the third about to be
  /// superseded by the fourth, the first failed.
  @BeforeAll
  static void start() {
    service = WORLD.start("--slipway.approval.local-operators=true");
    for (int i = 1; i <= RELEASES; i++) {
      String branch = i == 3 || i == 4 ? "shared" : "branch-" + i;
      WORLD.publish(PROJECT.build(i, branch, TestProject.NOON.plusSeconds(Math.min(i, 6))));
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> WORLD.json("/api/releases").path("items").size() == RELEASES);
    WORLD.awaitRequest(PROJECT, 1);
    WORLD.publish(PROJECT.failed(WORLD.requests(PROJECT).getFirst()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> WORLD.story(PROJECT).contains("finished FAILED"));
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 200})
  void pagesOfAnySizeShowEveryReleaseOnceNewestFirst(int limit) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = WORLD.json("/api/releases?project=listed&limit=" + limit + cursor);
      assertThat(page.path("items").size()).isBetween(1, limit);
      page.path("items").valueStream().forEach(item -> ids.add(item.path("id").asString()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
    } while (cursor != null);
    assertThat(ids)
        .isEqualTo(
            IntStream.iterate(RELEASES, i -> i >= 1, i -> i - 1)
                .mapToObj(PROJECT::release)
                .toList());
  }

  /// As a page of an earlier version named it: the time and id of its last release.
  @Test
  void aCursorOfAnEarlierVersionGoesOnBehindItsRelease() {
    String last = PROJECT.release(5);
    String openedAt = WORLD.json("/api/releases/" + last).path("openedAt").asString();
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString((openedAt + " " + last).getBytes(StandardCharsets.UTF_8));
    JsonNode page = WORLD.json("/api/releases?project=listed&limit=2&cursor=" + cursor);
    assertThat(page.path("items").valueStream().map(item -> item.path("id").asString()))
        .containsExactly(PROJECT.release(4), PROJECT.release(3));
    assertThat(page.path("next").isString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z a", "+1000000000-12-31T00:00:00Z a", "a"})
  void aCursorThatNoPageNamedIsAProblem(String text) {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    assertThat(WORLD.get("/api/releases?cursor=" + cursor).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "project=listed, 7",
    "project=nobody, 0",
    "project=listed&state=finished, 1",
    "project=listed&state=open, 6",
    "outcome=failed, 1",
    "outcome=completed, 0",
    "type=branch, 7",
    "type=tag, 0",
    "target=shared, 2",
    "target=shared&state=open, 2"
  })
  void filtersNarrowTheListTogether(String query, int expected) {
    assertThat(WORLD.json("/api/releases?" + query).path("items")).hasSize(expected);
  }

  @Test
  void aReleaseWithoutABuildIsListedAndShownByItsSubject() {
    Subject task = new Subject.Task("deploys", "17", "Deploy the shop?", Map.of("version", "1.2"));
    keep(task);
    JsonNode item = WORLD.json("/api/releases?project=asking").path("items").path(0);
    assertThat(item.path("build").isNull()).isTrue();
    assertThat(item.path("subject").path("kind").asString()).isEqualTo("task");
    assertThat(item.path("subject").path("title").asString()).isEqualTo("Deploy the shop?");
    JsonNode shown = WORLD.json("/api/releases/asking-1");
    assertThat(shown.path("history").path(0).path("why").asString())
        .isEqualTo("task deploys: Deploy the shop?");
    assertThat(WORLD.json("/api/releases?type=branch&project=asking").path("items")).isEmpty();
  }

  /// Nothing from outside opens such a release yet.
  private static void keep(Subject subject) {
    ProjectDefinition any = new TestProject("asking").definition();
    Step gate = any.pipeline().get(1);
    RecordedEvent event =
        new RecordedEvent.Opened(
            "asking-1", subject, any.along(List.of(gate)), new Cause.Posted(), TestProject.NOON);
    Release release = Evolution.evolve(new Release.Absent(), event);
    StoredJson json = service.getBean(StoredJson.class);
    new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> {
          ReleaseSnapshot snapshot = Objects.requireNonNull(Snapshots.of(release));
          ReleaseRow row = new ReleaseRow(snapshot);
          row.become(json.write(release), snapshot);
          service.getBean(ReleaseRows.class).save(row);
          service
              .getBean(History.class)
              .append(
                  "input-of-asking-1",
                  new CausedEvents(
                      "asking",
                      "input-of-asking-1",
                      List.of(new Decision.Recorded("asking-1", event, release))));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=many, limit",
    "cursor=nonsense, cursor",
    "state=half-open, state",
    "outcome=OPEN, outcome",
    "type=commit, type",
    "projct=listed, projct",
    "target=%00, target"
  })
  void aWrongParameterIsAProblemThatNamesIt(String query, String field) {
    HttpResponse<String> response = WORLD.get("/api/releases?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
    assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/releases/none", "/api/projects/none", "/error"})
  void whatDoesNotExistIsAProblem(String path) {
    HttpResponse<String> response = WORLD.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  private static void define(String project) {
    WORLD.publish(
        new Outbound(
            Topics.PROJECTS,
            new Envelope<>(
                "definition-of-" + project,
                "/slipway/tests",
                TestProject.NOON,
                project,
                "definition-of-" + project,
                null,
                null,
                new ProjectDefined(new TestProject(project).definition()))));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> WORLD.get("/api/projects/" + project).statusCode() == 200);
  }

  @Test
  void projectsFollowTheirTopicAndGoWithATombstone() {
    define("shown");
    assertThat(
            WORLD
                .json("/api/projects")
                .path("items")
                .valueStream()
                .map(project -> project.path("project").asString()))
        .contains("shown");
    assertThat(WORLD.json("/api/projects/shown"))
        .isEqualTo(EventJson.mapper().valueToTree(new TestProject("shown").definition()));

    WORLD.service().getBean(EventPublisher.class).publishTombstone(Topics.PROJECTS, "shown");

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> WORLD.get("/api/projects/shown").statusCode() == 404);
  }

  @ParameterizedTest
  @CsvSource({
    "release=listed-1, '', '', invalid-fields",
    "'', application/json, '{\"to\":\"listed-1\"}', unread-body",
    "'', application/x-www-form-urlencoded, release=listed-1, invalid-fields",
    "'', application/x-www-form-urlencoded, to=listed-1, unknown-project",
    "to=listed-1, '', '', unknown-project"
  })
  void aRollbackThatSaysMoreThanIsReadIsNotCarriedOut(
      String query, String type, String body, String problem) {
    HttpResponse<String> response =
        WORLD.post(
            "/api/projects/none/environments/live/rollback?" + query,
            HttpRequest.BodyPublishers.ofString(body),
            "Content-Type",
            type.isEmpty() ? "text/plain" : type);
    assertThat(JsonMapper.shared().readTree(response.body()).path("type").asString())
        .endsWith("/" + problem);
  }

  @Test
  void aRollbackToNothingNamesTheParameterAndThePath() {
    define("quiet");
    HttpResponse<String> response =
        WORLD.post("/api/projects/quiet/environments/production/rollback");
    assertThat(response.statusCode()).isEqualTo(409);
    JsonNode problem = JsonMapper.shared().readTree(response.body());
    assertThat(problem.path("type").asString()).endsWith("/nothing-live-before");
    assertThat(problem.path("detail").asString())
        .contains("name the release in the parameter `to`")
        .contains("GET /api/projects/quiet/environments")
        .doesNotContain("slipway environments");
  }

  @Test
  void theApiDescribesItselfWithEveryAnswer() {
    JsonNode api = WORLD.json("/v3/api-docs");
    assertThat(api.path("info").path("title").asString()).isEqualTo("Slipway");
    JsonNode paths = api.path("paths");
    assertThat(paths.propertyNames())
        .containsExactlyInAnyOrder(
            "/api/releases",
            "/api/releases/{id}",
            "/api/releases/{id}/republish",
            "/api/projects",
            "/api/projects/{name}",
            "/api/projects/{name}/environments",
            "/api/projects/{project}/environments/{environment}/history",
            "/api/projects/{project}/environments/{environment}/rollback");
    JsonNode list = paths.path("/api/releases").path("get");
    assertThat(list.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "400");
    assertThat(list.path("parameters").valueStream().map(p -> p.path("name").asString()))
        .containsExactlyInAnyOrder(
            "project", "state", "outcome", "type", "target", "limit", "cursor");
    assertThat(paths.path("/api/releases/{id}").path("get").path("responses").propertyNames())
        .containsExactlyInAnyOrder("200", "404");
    JsonNode schemas = api.path("components").path("schemas");
    assertThat(schemas.propertyNames())
        .contains("Step", "Deployment", "Gate", "Build", "Diagnosis", "Actor", "Vote")
        .contains("ProjectDefinition", "TextQuestion", "TextAnswer");
    assertThat(schemas.path("Gate").toString()).contains("\"closed\"", "\"unknown-author\"");
  }
}
