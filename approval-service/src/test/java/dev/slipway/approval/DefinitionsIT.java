package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.Infrastructure;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Definitions outlive the service that wrote them.
class DefinitionsIT {

  @Test
  void aReleaseGoesOnAfterARestartInWhateverOrderItsDefinitionIs() {
    try (World world = new World()) {
      ConfigurableApplicationContext first = world.start();
      TestProject project = new TestProject("ordered");
      world.publish(project.defined(), project.build(1, "main", TestProject.NOON));
      world.publish(project.succeeded(world.awaitRequest(project, 1)));
      world.awaitTold(project, "started go-live");
      world.stop(first);

      ConfigurableApplicationContext second = world.start();
      world.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
      world.awaitRequest(project, 2);
      world.stop(second);

      world.start();
      assertThat(world.get("/api/releases/" + project.release(1)).statusCode()).isEqualTo(200);
      assertThat(world.sql().sql("SELECT id FROM definition").query(String.class).list())
          .hasSize(1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              assertThat(world.json("/api/projects/ordered").path("environments").propertyNames())
                  .containsExactly("production", "qa"));
    }
  }

  @Test
  void releasesThatReferToNothingAreMendedFromTheirHistory() {
    Infrastructure.Database database = Infrastructure.freshDatabase();
    DriverManagerDataSource source =
        new DriverManagerDataSource(database.url(), database.user(), database.password());
    migration(source).target("7").load().migrate();
    JdbcClient sql = JdbcClient.create(source);
    sql.sql("INSERT INTO definition (id, data) VALUES ('kept', '{}')").update();
    insert(sql, "good", "kept");
    insert(sql, "lost", "nothing");

    migration(source).load().migrate();

    assertThat(
            sql.sql("SELECT data #>> '{facts,definition}' FROM release").query(String.class).list())
        .containsExactly("kept", "kept");
  }

  private static void insert(JdbcClient sql, String release, String definition) {
    sql.sql(
            """
            INSERT INTO release (id, project, state, type, target, opened_at, version, data, lock)
            VALUES (?, 'p', 'open', 'branch', 'main', now(), 1,
              jsonb_build_object('facts', jsonb_build_object('definition', ?::text)), 0)\
            """)
        .params(release, definition)
        .update();
    sql.sql(
            """
            INSERT INTO release_event (event_id, causation_id, position, release, project, version,
              type, at, correlation_id, data)
            VALUES (?, ?, 0, ?, 'p', 1, 'opened', now(), 'c', '{"definition":"kept"}')\
            """)
        .params(release, release, release)
        .update();
  }

  private static FluentConfiguration migration(DriverManagerDataSource source) {
    return Flyway.configure().dataSource(source).locations("classpath:db/migration/approval");
  }
}
