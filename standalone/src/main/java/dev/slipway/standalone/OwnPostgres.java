package dev.slipway.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL that somebody runs, in place of the bundled one.
///
/// @param server `host:port`
/// @param maintenance the database that is there already
/// @param parameters of the driver, with the leading question mark, or empty
record OwnPostgres(
    String server, String maintenance, String parameters, String user, String password) {

  private static final String PREFIX = "slipway_";

  /// @param url `postgresql://USER@HOST:PORT/DATABASE`, of which all but the host may be left out
  /// @param password of the environment, null if it has none
  /// @throws IllegalArgumentException for another form, and for a password that others could see
  static OwnPostgres parse(String url, @Nullable String password) {
    URI parsed;
    try {
      parsed = new URI(url.replaceFirst("^(jdbc:)?postgres(ql)?://", "postgresql://"));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(form(), e);
    }
    if (!"postgresql".equals(parsed.getScheme()) || parsed.getHost() == null) {
      throw new IllegalArgumentException(form());
    }
    String user = Objects.requireNonNullElse(parsed.getUserInfo(), "postgres");
    if (user.contains(":") || url.contains("password=")) {
      throw new IllegalArgumentException(
          "other users of this machine see the password there: give it in the environment variable"
              + " PGPASSWORD");
    }
    String database = Objects.requireNonNullElse(parsed.getPath(), "").replaceFirst("^/", "");
    int port = parsed.getPort() < 0 ? 5432 : parsed.getPort();
    return new OwnPostgres(
        parsed.getHost() + ":" + port,
        database.isEmpty() ? "postgres" : database,
        parsed.getRawQuery() == null ? "" : "?" + parsed.getRawQuery(),
        user,
        Objects.requireNonNullElse(password, ""));
  }

  private static String form() {
    return "must be like postgresql://user@host:5432, with the password in PGPASSWORD";
  }

  /// A service's database, which is created if it is missing.
  ///
  /// @throws IllegalStateException if the server does not let the user do that
  Database database(String service) {
    String name = PREFIX + service;
    try (Connection connection = DriverManager.getConnection(url(maintenance), user, password)) {
      if (!exists(connection, name)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        }
      }
      return new Database(url(name), user, password);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the PostgreSQL at "
              + server
              + " does not give "
              + user
              + " the database "
              + name
              + " ("
              + e.getMessage()
              + "); check --postgres and PGPASSWORD, and that the user may create databases",
          e);
    }
  }

  private static boolean exists(Connection connection, String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://" + server + "/" + database + parameters;
  }

  /// Shows no password.
  @Override
  public String toString() {
    return user + "@" + server;
  }
}
