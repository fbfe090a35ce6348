package dev.slipway.messaging.failure;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks the database of a service whether it is there and whether its tables can be written to. Kafka needs no asking: a
/// record that it does not acknowledge is an outage by class.
public final class DatabaseAnswers implements Dependencies {

  /// The tables that the service writes to, as a list of names.
  private static final String TABLES =
      """
      SELECT string_agg(format('%I.%I', n.nspname, c.relname), ', ')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND has_table_privilege(c.oid, 'UPDATE')
      """;

  /// A table without the right to lock it, or that is gone by now: neither keeps others from being written to.
  private static final Set<String> NO_LOCK = Set.of("42501", "42P01");

  private final @Nullable DataSource database;

  /// @param database null for a service without one
  public DatabaseAnswers(@Nullable DataSource database) {
    this.database = database;
  }

  /// Takes for a moment the locks that every write takes, and waits for none: a table that somebody has locked, or is
  /// waiting to lock, keeps all writers waiting; a locked row does not.
  @Override
  public boolean answer() {
    if (database == null) {
      return true;
    }
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        lock(connection);
        return true;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      return e.getSQLState() != null && NO_LOCK.contains(e.getSQLState());
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(2);
      String tables = null;
      try (ResultSet row = statement.executeQuery(TABLES)) {
        if (row.next()) {
          tables = row.getString(1);
        }
      }
      if (tables != null) {
        statement.execute("LOCK TABLE " + tables + " IN ROW EXCLUSIVE MODE NOWAIT");
      }
    }
  }
}
