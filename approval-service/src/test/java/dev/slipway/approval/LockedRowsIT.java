package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Somebody else's transaction keeps rows locked: one project's rows hold up that project alone, a whole table is waited
/// for. One listener thread reads all partitions.
class LockedRowsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String[] SHORT = {"--slipway.database.lock-timeout=500ms"};

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void oneProjectsLockedRowsHoldUpThatProjectAlone() throws SQLException {
    ConfigurableApplicationContext service = world.start(SHORT);
    TestProject locked = new TestProject("locked");
    List<TestProject> others = others();
    world.toGoLive(locked, 1, "main");

    try (Connection foreign = world.connection()) {
      lockReleasesOf(locked, foreign);
      world.publish(locked.build(2, "main", TestProject.NOON.plusSeconds(2)));
      for (int number = 1; number <= 2; number++) {
        int now = number;
        others.forEach(
            other -> world.publish(other.build(now, "b" + now, TestProject.NOON.plusSeconds(now))));
        others.forEach(other -> world.awaitRequest(other, now));
      }
      awaitParked(locked);
      world.publish(locked.build(3, "main", TestProject.NOON.plusSeconds(3)));
      assertThat(world.requests(locked)).hasSize(1);
      assertThat(world.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      awaitParkedFigure("[1-9]\\.0");

      // What waits outlives the process, and whoever reads its partition next keeps its order.
      world.stop(service);
      world.start(SHORT);
      awaitParked(locked);
      foreign.rollback();
    }

    // Of the two that waited, the later one is newer.
    world.awaitTold(locked, "finished SUPERSEDED");
    world.awaitRequest(locked, 2);
    world.awaitTold(locked, "supersession pending");
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(health()).doesNotContain("an earlier record of its key"));
    awaitParkedFigure("0\\.0");
    assertThat(deadLetters()).isEmpty();
  }

  private void awaitParkedFigure(String value) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(world.get("/actuator/prometheus").body())
                .containsPattern("slipway_records_parked\\{[^}]*} " + value + "\n"));
  }

  @Test
  void aLockedTableIsWaitedForAndNothingIsParkedOrLost() throws SQLException {
    world.start(SHORT);
    TestProject project = new TestProject("patient");
    try (Connection foreign = world.connection();
        Statement statement = foreign.createStatement()) {
      foreign.setAutoCommit(false);
      statement.execute("LOCK TABLE release IN ACCESS EXCLUSIVE MODE");
      world.publish(project.build(1, "main", TestProject.NOON));
      Awaitility.await().atMost(PATIENCE).until(() -> waiters() > 0);
      Awaitility.await().atMost(PATIENCE).until(() -> waiters() == 0);
      Awaitility.await().atMost(PATIENCE).until(() -> waiters() > 0);
      assertThat(health()).doesNotContain("\"waiting\"");
      foreign.rollback();
    }

    world.awaitRequest(project, 1);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void connectionsAreBoundedAndMigrationsAreNot() {
    world.start();
    assertThat(setting("lock_timeout")).isEqualTo("2s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(
            world
                .service()
                .getBean(org.flywaydb.core.Flyway.class)
                .getConfiguration()
                .getDataSource())
        .isNotSameAs(world.service().getBean(javax.sql.DataSource.class));
  }

  private String setting(String name) {
    return world.sql().sql("SHOW " + name).query(String.class).single();
  }

  private static List<TestProject> others() {
    return IntStream.range(0, 8).mapToObj(i -> new TestProject("other-" + i)).toList();
  }

  /// As somebody does who has begun a transaction with psql.
  private static void lockReleasesOf(TestProject project, Connection foreign) throws SQLException {
    foreign.setAutoCommit(false);
    try (Statement statement = foreign.createStatement()) {
      statement.execute(
          "SELECT 1 FROM release WHERE project = '%s' FOR UPDATE".formatted(project.name()));
    }
  }

  private void awaitParked(TestProject project) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(health()).contains("\"key\":\"" + project.name() + "\""));
  }

  private String health() {
    return world.get("/actuator/health").body();
  }

  private int waiters() {
    return world
        .sql()
        .sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  private List<String> deadLetters() {
    return world.records(Topics.deadLetter(Topics.BUILDS, "approval-service")).stream()
        .map(record -> String.valueOf(record.key()))
        .distinct()
        .toList();
  }
}
