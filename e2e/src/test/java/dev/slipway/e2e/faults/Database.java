package dev.slipway.e2e.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// The database of one service, as an administrator reaches it.
final class Database {

  private final Fleet fleet;
  private final String name;

  Database(Fleet fleet, String name) {
    this.fleet = fleet;
    this.name = name;
  }

  void execute(String sql) {
    try (Connection connection = fleet.connect(name);
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(name + ": " + sql, e);
    }
  }

  /// True if the query has a row.
  boolean has(String query) {
    try (Connection connection = fleet.connect(name);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    } catch (SQLException e) {
      throw new IllegalStateException(name + ": " + query, e);
    }
  }
}
