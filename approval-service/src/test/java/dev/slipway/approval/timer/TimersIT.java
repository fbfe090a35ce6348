package dev.slipway.approval.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.World;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.messaging.EventIds;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Timers belong to the transaction that sets them.
class TimersIT {

  private static final World WORLD = new World();

  @BeforeAll
  static void start() {
    WORLD.start("--slipway.approval.deployments.answer-within=500ms");
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void aTimerThatIsRolledBackIsNotSet() {
    set(timer("rolled-back", Instant.now().plusSeconds(600)), true);
    assertThat(stored("rolled-back")).isZero();
  }

  @Test
  void theSameTimerSetAgainIsOneTimer() {
    TimerFired timer = timer("twice", Instant.now().plusSeconds(600));
    set(timer, false);
    set(timer, false);
    assertThat(stored("twice")).isOne();
  }

  @Test
  void aTimerFiresWithinTheSecondUnderItsOwnId() {
    TimerFired timer = timer("due", Instant.now());
    set(timer, false);
    TestProject project = new TestProject("due");
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            assertThat(WORLD.events(Topics.TIMERS, project))
                .singleElement()
                .satisfies(envelope -> {
                  assertThat(envelope.event()).isEqualTo(timer);
                  assertThat(envelope.time()).isEqualTo(timer.due());
                  assertThat(envelope.id())
                      .isEqualTo(EventIds.derive("due-0000000001/go-live/1", 0));
                }));
    assertThat(stored("due")).isZero();
  }

  @Test
  void aDeploymentThatNobodyTakesIsToldWithItsClusterUntilSomebodyDoes() {
    TestProject project = new TestProject("unanswered");
    WORLD.publish(project.build(1, "main", Instant.now()));
    DeployRequested request = WORLD.awaitRequest(project, 1);
    WORLD.awaitStory(project, "unanswered qa default");
    WORLD.publish(project.started(request));
    WORLD.awaitStory(project, "progress qa");
    WORLD.publish(project.succeeded(request));
    WORLD.awaitStory(project, "started go-live");
    assertThat(WORLD.story(project))
        .startsWith("opened", "started qa", "unanswered qa default", "progress qa", "deployed qa");
  }

  private static TimerFired timer(String project, Instant due) {
    return new TimerFired(
        project, new TestProject(project).release(1), "go-live", 1, due, TimerFired.About.EXPIRY);
  }

  private static void set(TimerFired timer, boolean rollback) {
    new TransactionTemplate(WORLD.service().getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> {
          WORLD.service().getBean(Timers.class).set(timer);
          if (rollback) {
            status.setRollbackOnly();
          }
        });
  }

  private static int stored(String project) {
    return WORLD
        .sql()
        .sql("SELECT count(*) FROM scheduled_tasks WHERE task_instance LIKE ? || '-%'")
        .param(project)
        .query(Integer.class)
        .single();
  }
}
