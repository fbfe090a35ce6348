package dev.slipway.cli.doctor.database;

import dev.slipway.cli.doctor.check.CheckResult;
import java.sql.SQLException;

/// The meaning of a connection's failure, by its SQLSTATE.
final class DatabaseFailure {

  private DatabaseFailure() {}

  static CheckResult finding(String check, String place, String user, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          CheckResult.failed(
              check,
              "PostgreSQL refuses the login of " + user + " to " + place,
              "Correct DATABASE_USER and DATABASE_PASSWORD.");
      case "3D000" ->
          CheckResult.missing(
              check,
              "There is no database at " + place,
              "Create it: CREATE DATABASE … OWNER " + user + ".");
      case "53300" ->
          CheckResult.failed(
              check,
              "PostgreSQL at " + place + " has no connection left",
              "Raise max_connections, or close what holds them.");
      default ->
          state.startsWith("08") || state.equals("null")
              ? CheckResult.failed(
                  check,
                  "No PostgreSQL answers at " + place,
                  "Correct DATABASE_URL, and check that this machine reaches it.")
              : CheckResult.failed(
                  check,
                  "PostgreSQL at " + place + " fails with SQLSTATE " + state,
                  "Read PostgreSQL's log.");
    };
  }
}
