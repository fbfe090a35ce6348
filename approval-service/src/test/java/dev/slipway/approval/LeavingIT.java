package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Instances of environments go, by the clock and by their branches.
class LeavingIT {

  private static final World WORLD = new World();

  @BeforeAll
  static void start() {
    WORLD.start();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void anInstanceThatNoBuildComesForIsAnnouncedAndRemoved() {
    TestProject project = new TestProject("expiring");
    Instant now = Instant.now();
    WORLD.publish(project.stayingBuild(1, now, Duration.ofSeconds(8)));
    WORLD.publish(project.succeededAt(WORLD.awaitRequest(project, 1), Instant.now()));
    EnvironmentRemovalRequested removal = WORLD.awaitRemoval(project);
    assertThat(removal.slot()).isEqualTo("qa/branch/main");
    assertThat(removal.sequence()).isEqualTo(2);
    WORLD.publish(project.removed(removal, Instant.now()));
    WORLD.awaitTold(project, "removed qa");
    assertThat(WORLD.story(project))
        .containsSubsequence("deployed qa", "expiring qa", "removing qa", "removed qa");
    assertThat(environments(project)).isEmpty();
  }

  @Test
  void anInstanceGoesWithItsBranch() {
    TestProject project = new TestProject("merged");
    WORLD.toGoLive(project, 1, "main");
    assertThat(environments(project)).hasSize(1);
    WORLD.publish(project.gone("main", TestProject.NOON.plusSeconds(60)));
    EnvironmentRemovalRequested removal = WORLD.awaitRemoval(project);
    WORLD.publish(project.removed(removal, TestProject.NOON.plusSeconds(90)));
    WORLD.awaitTold(project, "removed qa");
    assertThat(environments(project)).isEmpty();
  }

  @Test
  void theApiSaysUntilWhenAnInstanceStays() {
    TestProject project = new TestProject("staying");
    Instant now = Instant.now();
    WORLD.publish(project.stayingBuild(1, now, Duration.ofHours(4)));
    WORLD.publish(project.succeededAt(WORLD.awaitRequest(project, 1), now.plusMillis(1)));
    WORLD.awaitTold(project, "deployed qa");
    assertThat(Instant.parse(environments(project).get(0).path("until").asString()))
        .isEqualTo(now.plus(Duration.ofHours(4)));
  }

  /// The API knows the projects that the gateway has published.
  private static JsonNode environments(TestProject project) {
    String path = "/api/projects/" + project.name();
    WORLD.publish(project.defined());
    Awaitility.await().until(() -> WORLD.get(path).statusCode() == 200);
    return WORLD.json(path + "/environments").path("items");
  }
}
