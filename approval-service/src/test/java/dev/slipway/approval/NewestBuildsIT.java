package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The memory of a project between its releases: its newest builds, and who is still in it.
class NewestBuildsIT {

  private static final World WORLD = new World();
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service = WORLD.start();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void theNewestBuildIsRememberedOverARestart() {
    TestProject project = new TestProject("ordered");
    WORLD.publish(project.run(1, "ord", 8, TestProject.NOON));
    WORLD.awaitRequest(project, 1);
    WORLD.stop(service);
    service = WORLD.start();
    WORLD.publish(project.run(2, "ord", 7, TestProject.NOON));
    WORLD.awaitStory(project, "finished SUPERSEDED");
    assertThat(WORLD.requests(project)).hasSize(1);
    assertThat(WORLD.json("/api/releases/" + project.release(2)).at("/supersededBy"))
        .hasToString("\"" + project.release(1) + "\"");
  }

  @Test
  void aRunThatBeganBeforeItsBranchWasDeletedIsFoundByItsOutcome() {
    TestProject project = new TestProject("deleted");
    WORLD.publish(project.deleted("ord", TestProject.NOON));
    WORLD.publish(project.run(1, "ord", 8, TestProject.NOON.minusSeconds(60)));
    WORLD.awaitStory(project, "finished BRANCH_DELETED");
    assertThat(WORLD.requests(project)).isEmpty();
    assertThat(WORLD.json("/api/releases?project=deleted&outcome=branch-deleted").path("items"))
        .hasSize(1);
  }

  @Test
  void whoeverLeavesTheProjectsFileDecidesNothingAtAnOpenGate() {
    TestProject project = new TestProject("leaving");
    WORLD.publish(project.defined());
    WORLD.toGoLive(project, 1, "main");
    WORLD.publish(project.redefined("owners", List.of()));
    WORLD.awaitTold(project, "voters changed go-live");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            WORLD.get("/api/projects/leaving").statusCode() == 200
                && WORLD.json("/api/projects/leaving").at("/people/owners").isEmpty());
    WORLD.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
    WORLD.awaitStory(project, "refused LEFT_GROUP");
    assertThat(WORLD.events(Topics.DEPLOYMENTS, project)).hasSize(1);
  }
}
