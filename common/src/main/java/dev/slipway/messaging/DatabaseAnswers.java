package dev.slipway.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks the database of a service whether it is there. Kafka needs no asking: a record that it does not
/// acknowledge is an outage by class.
final class DatabaseAnswers implements Dependencies {

  private static final int SECONDS = 2;

  private final @Nullable DataSource database;

  /// @param database null for a service without one
  DatabaseAnswers(@Nullable DataSource database) {
    this.database = database;
  }

  @Override
  public boolean answer() {
    if (database == null) {
      return true;
    }
    try (Connection connection = database.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }
}
