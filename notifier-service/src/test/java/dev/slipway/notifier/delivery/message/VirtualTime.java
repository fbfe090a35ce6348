package dev.slipway.notifier.delivery.message;

import dev.slipway.testing.Infrastructure.Database;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The database's clock, which is the only one of delivery, set by a test: PostgreSQL finds `now()` and
/// `clock_timestamp()` in a schema of the test before its own.
final class VirtualTime {

  private final DataSource source;
  private final JdbcClient jdbc;

  VirtualTime(Database database) {
    source =
        new SingleConnectionDataSource(database.url(), database.user(), database.password(), true);
    jdbc = JdbcClient.create(source);
    jdbc.sql("CREATE SCHEMA virtual").update();
    for (String name : new String[] {"now", "clock_timestamp"}) {
      jdbc.sql(
              "CREATE FUNCTION virtual."
                  + name
                  + "() RETURNS timestamptz LANGUAGE sql STABLE AS"
                  + " $$ SELECT current_setting('virtual.now')::timestamptz $$")
          .update();
    }
    jdbc.sql("SET search_path = virtual, public, pg_catalog").update();
    defaults();
  }

  /// What the tables' columns are filled with goes by this clock too.
  private void defaults() {
    record Column(String table, String name) {}
    jdbc.sql(
            """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND column_default LIKE '%now()%'
            """)
        .query((row, _) -> new Column(row.getString(1), row.getString(2)))
        .list()
        .forEach(column ->
            jdbc.sql(
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT virtual.now()"
                        .formatted(column.table(), column.name()))
                .update());
  }

  /// Of one connection, the only one that knows the time.
  DataSource source() {
    return source;
  }

  void set(Instant now) {
    jdbc.sql("SELECT set_config('virtual.now', :now, false)")
        .param("now", now.toString())
        .query(String.class)
        .single();
  }
}
