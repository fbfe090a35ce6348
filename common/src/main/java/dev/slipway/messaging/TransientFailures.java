package dev.slipway.messaging;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionException;

/// The one place that says which failures pass by themselves. Those are tried again for as long as
/// they last; everything else is the record's own fault and makes it a dead letter.
public final class TransientFailures {

  /// Keys come from the inputs' ids: somebody else has just decided the same input, such as the
  /// instance that took over from one that was frozen. Read again, it is known.
  private static final String UNIQUE_VIOLATION = "23505";

  private TransientFailures() {}

  /// Looks through the whole chain of causes. Where the database says that the data is wrong, that
  /// counts; a failure that neither it nor Spring can name is the connection's far more often than the
  /// record's, as when a rollback finds its connection closed.
  public static boolean isTransient(Throwable failure) {
    boolean passes = false;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && isAboutData(sql.getSQLState())) {
        return false;
      }
      passes |= passes(t);
    }
    return passes;
  }

  private static boolean passes(Throwable t) {
    return switch (t) {
      case TransientException _,
          RetriableException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _,
          DataAccessResourceFailureException _,
          UncategorizedDataAccessException _,
          TransactionException _,
          IOException _,
          InterruptedException _ ->
          true;
      case SQLException sql -> passes(sql.getSQLState());
      default -> false;
    };
  }

  /// SQLSTATE classes of PostgreSQL, appendix A: connection exception, transaction rollback,
  /// insufficient resources, operator intervention. A pool's own exceptions have none.
  private static boolean passes(@org.jspecify.annotations.Nullable String state) {
    return state == null
        || state.equals(UNIQUE_VIOLATION)
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57");
  }

  /// SQLSTATE classes of PostgreSQL, appendix A: data exception, integrity constraint violation, syntax
  /// error or access rule violation.
  private static boolean isAboutData(@org.jspecify.annotations.Nullable String state) {
    return state != null
        && !state.equals(UNIQUE_VIOLATION)
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }
}
