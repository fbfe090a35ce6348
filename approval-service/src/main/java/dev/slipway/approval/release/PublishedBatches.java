package dev.slipway.approval.release;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Remembers which batches are known to be published, so that a replay does not publish everything
/// again. Written with the next decision's transaction: it costs no commit of its own, and what a crash
/// makes it forget is published once more, which is harmless.
@Component
class PublishedBatches {

  private static final String INSERT =
      "INSERT INTO published_batch (batch, published_at) VALUES (?, ?)";

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Queue<String> unwritten = new ConcurrentLinkedQueue<>();

  PublishedBatches(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Kafka has acknowledged all that the batch brought about.
  void add(String batch) {
    unwritten.add(batch);
  }

  /// Writes what was added since the last time, in the caller's transaction.
  void write() {
    List<String> batches = new ArrayList<>();
    for (String batch = unwritten.poll(); batch != null; batch = unwritten.poll()) {
      batches.add(batch);
    }
    if (batches.isEmpty()) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status != STATUS_COMMITTED) {
              unwritten.addAll(batches);
            }
          }
        });
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    int[] _ = jdbc.batchUpdate(INSERT, batches.stream().map(b -> new Object[] {b, now}).toList());
  }
}
