package dev.slipway.cli.doctor.database;

import dev.slipway.cli.doctor.check.CheckResult;
import dev.slipway.cli.doctor.check.Service;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/// The migrations of a service's database, compared with those of this version.
final class Migrations {

  private static final String CHECK = "database migrations";

  private Migrations() {}

  /// Reads Flyway's own history and writes nothing.
  static CheckResult state(Service service, DataSource database) {
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(database)
              .locations("classpath:db/migration/" + service.label())
              .load();
      return verdict(service, Arrays.asList(flyway.info().all()));
    } catch (FlywayException e) {
      return CheckResult.failed(
          CHECK,
          "The history of migrations cannot be read (" + e.getErrorCode() + ")",
          "Check that the database is the " + service.title() + "'s own.");
    }
  }

  private static CheckResult verdict(Service service, List<MigrationInfo> all) {
    List<MigrationInfo> foreign =
        all.stream()
            .filter(m -> m.getState().isApplied() && (!m.getState().isResolved() || differs(m)))
            .toList();
    if (!foreign.isEmpty()) {
      return CheckResult.failed(
          CHECK,
          "This version does not know the applied migrations " + versions(foreign),
          "Use the command line of the version that runs, and a database of the "
              + service.title()
              + "'s own.");
    }
    List<MigrationInfo> failed = all.stream().filter(m -> m.getState().isFailed()).toList();
    if (!failed.isEmpty()) {
      return CheckResult.failed(CHECK, "Failed: " + versions(failed), "Read the service's log.");
    }
    List<MigrationInfo> pending =
        all.stream().filter(m -> m.getState().isResolved() && !m.getState().isApplied()).toList();
    return pending.isEmpty()
        ? CheckResult.ok(CHECK, "All " + all.size() + " are applied")
        : CheckResult.missing(
            CHECK,
            "Not applied: " + versions(pending),
            "Start the " + service.title() + ", which applies them.");
  }

  private static boolean differs(MigrationInfo migration) {
    return !migration.isChecksumMatching() || !migration.isDescriptionMatching();
  }

  private static String versions(List<MigrationInfo> migrations) {
    return migrations.stream()
        .map(migration -> "V" + migration.getVersion())
        .collect(Collectors.joining(", "));
  }
}
