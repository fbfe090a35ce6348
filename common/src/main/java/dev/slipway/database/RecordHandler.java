package dev.slipway.database;

import dev.slipway.messaging.Received;
import java.util.List;

/// Handles what a service's listener reads. Parked records are handed to it one by one, on a thread of their own.
@FunctionalInterface
public interface RecordHandler {

  /// Idempotent, and may be called by several threads for different keys.
  ///
  /// @throws RuntimeException when nothing of the batch was handled
  void handle(List<Received> batch);
}
