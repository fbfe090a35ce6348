package dev.slipway.cli.doctor.database;

import dev.slipway.cli.doctor.check.Check;
import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/// A service's database: reached, of which version, with which rights, and how far it is migrated.
public record DatabaseCheck(Service service, String url, String user, String password)
    implements Check {

  private static final String NAME = "database";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> look(Duration limit) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    List<CheckResult> findings = new ArrayList<>();
    try {
      database.setUrl(url);
    } catch (IllegalArgumentException e) {
      return List.of(
          CheckResult.failed(
              NAME,
              place() + " is no PostgreSQL address",
              "Set DATABASE_URL to jdbc:postgresql://…."));
    }
    configure(database, limit);
    try (Connection connection = database.getConnection()) {
      findings.add(
          CheckResult.ok(
              NAME,
              connection.getMetaData().getDatabaseProductName()
                  + " "
                  + connection.getMetaData().getDatabaseProductVersion()
                  + " at "
                  + place()));
      findings.add(rights(connection));
      findings.add(Migrations.state(service, database));
    } catch (SQLException e) {
      findings.add(DatabaseFailure.finding(NAME, place(), user, e));
    }
    return findings;
  }

  private CheckResult rights(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")) {
      return answer.next() && answer.getBoolean(1)
          ? CheckResult.ok("database rights", user + " may create tables in " + place())
          : CheckResult.missing(
              "database rights",
              user + " may not create tables in " + place(),
              "Make "
                  + user
                  + " the owner of the database: ALTER DATABASE … OWNER TO "
                  + user
                  + ".");
    }
  }

  private void configure(PGSimpleDataSource database, Duration limit) {
    int seconds = Math.toIntExact(Math.max(1, limit.toSeconds()));
    database.setUser(user);
    database.setPassword(password);
    database.setConnectTimeout(seconds);
    database.setLoginTimeout(seconds);
    database.setSocketTimeout(seconds);
  }

  /// The address without its parameters, which may hold a password.
  private String place() {
    return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:postgresql:/*", "");
  }

  /// Without the password.
  @Override
  public String toString() {
    return "DatabaseCheck[" + service.label() + ", " + place() + "]";
  }
}
