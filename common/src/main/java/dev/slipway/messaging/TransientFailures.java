package dev.slipway.messaging;

import java.io.IOException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// The one place that says which failures pass by themselves. Those are tried again for as long as
/// they last; everything else is the record's own fault and makes it a dead letter.
public final class TransientFailures {

  private TransientFailures() {}

  /// Looks through the whole chain of causes.
  public static boolean isTransient(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (passes(t)) {
        return true;
      }
    }
    return false;
  }

  private static boolean passes(Throwable t) {
    return switch (t) {
      case TransientException _,
          RetriableException _,
          TransientDataAccessException _,
          RecoverableDataAccessException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          IOException _,
          InterruptedException _ ->
          true;
      case SQLException sql -> passes(sql.getSQLState());
      default -> false;
    };
  }

  /// SQLSTATE classes of PostgreSQL, appendix A: connection exception, transaction rollback,
  /// insufficient resources, operator intervention.
  private static boolean passes(@org.jspecify.annotations.Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57"));
  }
}
