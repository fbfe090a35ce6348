package dev.slipway.notifier.delivery;

import dev.slipway.contract.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The cause of a message, for traces and log lines. Rows of earlier versions have none.
public record Correlation(@Nullable String correlation, @Nullable String traceparent) {

  /// The cause that an event carries.
  public static Correlation of(Envelope<?> envelope) {
    return new Correlation(envelope.correlationId(), envelope.traceparent());
  }

  /// Reads the columns `correlation` and `traceparent` of the row that the result set is at.
  public static Correlation of(ResultSet row) throws SQLException {
    return new Correlation(row.getString("correlation"), row.getString("traceparent"));
  }
}
