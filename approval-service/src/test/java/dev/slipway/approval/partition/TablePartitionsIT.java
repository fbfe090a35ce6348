package dev.slipway.approval.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// The life of the partitions over months.
class TablePartitionsIT {

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final JdbcClient jdbc = JdbcClient.create(database);

  @BeforeEach
  void migrate() {
    Infrastructure.Database fresh = Infrastructure.freshDatabase();
    database.setUrl(fresh.url());
    database.setUser(fresh.user());
    database.setPassword(fresh.password());
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/approval")
        .load()
        .migrate();
  }

  @Test
  void theComingMonthsHaveAPartitionHoweverOftenOneLooks() {
    maintainAt("2026-11-20T00:00:00Z");
    maintainAt("2026-11-20T00:00:00Z");
    for (String history : List.of("release_event", "instance_event")) {
      assertThat(tables(history))
          .containsExactly("2026_10", "2026_11", "2026_12", "2027_01", "default");
    }
  }

  @Test
  void rowsThatCameBeforeTheirPartitionMoveIntoIt() {
    remember("early", "2026-11-05T00:00:00Z");
    remember("other", "2025-01-01T00:00:00Z");

    maintainAt("2026-11-20T00:00:00Z");

    assertThat(ids("processed_input_2026_11")).containsExactly("early");
    assertThat(ids("processed_input")).contains("early");
  }

  @Test
  void whatIsOlderThanTheRetentionIsForgottenAMonthAtATime() {
    maintainAt("2026-06-15T00:00:00Z");
    remember("may", "2026-05-31T23:00:00Z");
    remember("july", "2026-07-01T00:00:00Z");
    maintainAt("2026-07-29T00:00:00Z");
    assertThat(ids("processed_input")).containsExactlyInAnyOrder("may", "july");

    // The whole of May is 60 days old at the end of July, not before.
    maintainAt("2026-07-31T00:00:00Z");

    assertThat(ids("processed_input")).containsExactly("july");
    assertThat(tables("processed_input")).doesNotContain("2026_05").contains("2026_06");
    assertThat(tables("release_event")).contains("2026_05");
    assertThat(tables("instance_event")).contains("2026_05");
  }

  @Test
  void rowsOutsideAllPartitionsAreForgottenToo() {
    remember("stray", "2001-01-01T00:00:00Z");
    maintainAt("2026-06-15T00:00:00Z");
    assertThat(ids("processed_input")).isEmpty();
  }

  @Test
  void inputsMustBeRememberedLongerThanTopicsKeepThem() {
    InputRetentionProperties properties = new InputRetentionProperties(Duration.ofDays(14));
    assertThatThrownBy(() -> properties.check(Duration.ofDays(14)))
        .hasMessageContaining("slipway.approval.processed-retention")
        .hasMessageContaining("raise it");
    properties.check(Duration.ofDays(13));
  }

  @Test
  void aServiceStartsWhileSomebodyKeepsATableLocked() throws SQLException {
    try (Connection foreign = database.getConnection();
        Statement statement = foreign.createStatement()) {
      foreign.setAutoCommit(false);
      statement.execute("INSERT INTO processed_input VALUES ('x', 'test', now())");
      database.setOptions("-c lock_timeout=100");
      at("2026-11-20T00:00:00Z").prepare();
      assertThat(tables("processed_input")).containsExactly("default");
      foreign.rollback();
    }
    at("2026-11-20T00:00:00Z").prepare();
    assertThat(tables("processed_input")).hasSize(5);
  }

  private void maintainAt(String now) {
    at(now).maintain();
  }

  private TablePartitions at(String now) {
    return new TablePartitions(
        jdbc,
        new JdbcTransactionManager(database),
        new InputRetentionProperties(Duration.ofDays(60)),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  private void remember(String id, String at) {
    jdbc.sql("INSERT INTO processed_input VALUES (?, 'test', ?::timestamptz)")
        .params(id, at)
        .update();
  }

  private List<String> ids(String table) {
    return jdbc.sql("SELECT input_id FROM " + table).query(String.class).list().stream()
        .map(String::valueOf)
        .toList();
  }

  private List<String> tables(String parent) {
    return jdbc
        .sql(
            """
            SELECT replace(inhrelid::regclass::text, ? || '_', '') FROM pg_inherits
            WHERE inhparent = ?::regclass ORDER BY 1\
            """)
        .params(parent, parent)
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
