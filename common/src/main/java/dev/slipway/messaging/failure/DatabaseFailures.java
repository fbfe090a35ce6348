package dev.slipway.messaging.failure;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

/// The failures of PostgreSQL and of the connection to it by class: SQLSTATE by appendix A of its manual,
/// then what Spring and the pool say.
final class DatabaseFailures {

  /// Keys come from the inputs' ids: somebody else has just decided the same input, such as the
  /// instance that took over from one that was frozen. Read again, it is known.
  private static final String UNIQUE_VIOLATION = "23505";

  /// Insufficient privilege, undefined table, column or function, a database that only reads as after a
  /// failover: none of it is as this version needs it, whatever the record holds.
  private static final Set<String> NOT_SET_UP = Set.of("42501", "42P01", "42703", "42883", "25006");

  /// Connection, invalid authorization, database, schema; insufficient resources, operator
  /// intervention, system error.
  private static final Set<String> AWAY = Set.of("08", "28", "3D", "3F", "53", "57", "58");

  /// Lock not available: somebody else's transaction has kept it for longer than `lock_timeout`.
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private DatabaseFailures() {}

  /// Empty for what is not the database's.
  static Optional<FailureClass> of(Throwable t) {
    return switch (t) {
      case SQLTransientConnectionException _,
          SQLNonTransientConnectionException _,
          SQLRecoverableException _,
          CannotCreateTransactionException _,
          DataAccessResourceFailureException _,
          RecoverableDataAccessException _ ->
          Optional.of(FailureClass.OUTAGE);
      case SQLException sql -> Optional.of(of(sql.getSQLState()));
      case ConcurrencyFailureException _,
          UncategorizedDataAccessException _,
          TransactionException _ ->
          Optional.of(FailureClass.DOUBTFUL);
      case TransientDataAccessException _ -> Optional.of(FailureClass.OUTAGE);
      default -> Optional.empty();
    };
  }

  /// A state that is missing is most often a connection that was closed. One whose transaction was idle for too
  /// long (25P03) is doubtful: a process that stood still has it once, a record that takes too long each time.
  private static FailureClass of(@Nullable String state) {
    if (state == null || state.length() < 2 || state.equals(UNIQUE_VIOLATION)) {
      return FailureClass.DOUBTFUL;
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return FailureClass.LOCKED;
    }
    String kind = state.substring(0, 2);
    if (NOT_SET_UP.contains(state) || AWAY.contains(kind)) {
      return FailureClass.OUTAGE;
    }
    return switch (kind) {
      case "22", "23", "42", "54" -> FailureClass.RECORD;
      default -> FailureClass.DOUBTFUL;
    };
  }
}
