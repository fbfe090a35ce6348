package dev.slipway.notifier.delivery;

import dev.slipway.contract.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The cause of a message, for traces and log lines. Rows of earlier versions have none.
record Cause(@Nullable String correlation, @Nullable String traceparent) {

  static Cause of(Envelope<?> envelope) {
    return new Cause(envelope.correlationId(), envelope.traceparent());
  }

  static Cause of(ResultSet row) throws SQLException {
    return new Cause(row.getString("correlation"), row.getString("traceparent"));
  }
}
