package dev.slipway.approval.partition;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table with one partition for each month, in UTC, and a default one for whatever is in none.
///
/// @param name of the table; its default partition is called `<name>_default`
/// @param column the time that a row is filed under
record MonthlyTable(String name, String column) {

  /// Does nothing where the partition exists. Rows of that month which the default partition took
  /// in meanwhile are moved. Needs a transaction.
  void create(JdbcClient jdbc, YearMonth month) {
    String partition = partition(month);
    if (jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
        .param(partition)
        .query(Boolean.class)
        .single()) {
      return;
    }
    String from = start(month).toString();
    String to = start(month.plusMonths(1)).toString();
    jdbc.sql("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(name)).update();
    jdbc.sql(
            "CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS)"
                .formatted(partition, name))
        .update();
    jdbc.sql(
            """
            WITH moved AS (
              DELETE FROM %s_default WHERE %s >= '%s' AND %2$s < '%s' RETURNING *)
            INSERT INTO %s SELECT * FROM moved\
            """
                .formatted(name, column, from, to, partition))
        .update();
    jdbc.sql(
            "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                .formatted(name, partition, from, to))
        .update();
  }

  /// The months that have a partition, oldest first.
  List<YearMonth> months(JdbcClient jdbc) {
    return jdbc
        .sql(
            """
            SELECT right(c.relname, 7) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = ?::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
            ORDER BY 1\
            """)
        .param(name)
        .query(String.class)
        .list()
        .stream()
        .filter(Objects::nonNull)
        .map(month -> YearMonth.parse(month.replace('_', '-')))
        .toList();
  }

  void drop(JdbcClient jdbc, YearMonth month) {
    jdbc.sql("DROP TABLE " + partition(month)).update();
  }

  /// Rows in the default partition that are older.
  void deleteStray(JdbcClient jdbc, Instant before) {
    jdbc.sql("DELETE FROM %s_default WHERE %s < '%s'".formatted(name, column, before)).update();
  }

  static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private String partition(YearMonth month) {
    return "%s_%04d_%02d".formatted(name, month.getYear(), month.getMonthValue());
  }
}
