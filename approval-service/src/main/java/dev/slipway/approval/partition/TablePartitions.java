package dev.slipway.approval.partition;

import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the monthly partitions ahead of time and lets go of what need not be remembered.
final class TablePartitions {

  private static final Logger log = LoggerFactory.getLogger(TablePartitions.class);
  private static final MonthlyTable EVENTS = new MonthlyTable("release_event", "at");
  private static final MonthlyTable INSTANCES = new MonthlyTable("instance_event", "at");
  private static final MonthlyTable INPUTS = new MonthlyTable("processed_input", "processed_at");
  private static final MonthlyTable BATCHES = new MonthlyTable("published_batch", "published_at");
  private static final int MONTHS_AHEAD = 2;

  /// Any number that nothing else in this database locks.
  private static final long ONE_INSTANCE_AT_A_TIME = 5_497_558_138_881L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InputRetentionProperties retention;
  private final Clock clock;

  TablePartitions(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      InputRetentionProperties retention,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.retention = retention;
    this.clock = clock;
  }

  /// As [#maintain], but where somebody keeps a table locked, the service starts all the same: the default partitions take
  /// in what is in none.
  void prepare() {
    try {
      maintain();
    } catch (DataAccessException e) {
      if (Failures.of(e) != FailureClass.LOCKED) {
        throw e;
      }
      log.warn("partitions are not seen to now, a table is locked: {}", e.getMessage());
    }
  }

  /// Idempotent, and safe on several instances at once.
  void maintain() {
    Instant now = clock.instant();
    transactions.executeWithoutResult(_ -> {
      jdbc.sql("SELECT pg_advisory_xact_lock(?)::text")
          .param(ONE_INSTANCE_AT_A_TIME)
          .query(String.class)
          .single();
      create(YearMonth.from(now.atZone(ZoneOffset.UTC)));
      forget(now.minus(retention.processedRetention()));
    });
  }

  private void create(YearMonth current) {
    for (int month = -1; month <= MONTHS_AHEAD; month++) {
      for (MonthlyTable table : List.of(EVENTS, INSTANCES, INPUTS, BATCHES)) {
        table.create(jdbc, current.plusMonths(month));
      }
    }
  }

  /// Whole months only: an input may be remembered up to a month longer than it must.
  private void forget(Instant before) {
    for (MonthlyTable table : List.of(INPUTS, BATCHES)) {
      for (YearMonth month : table.months(jdbc)) {
        if (!MonthlyTable.start(month.plusMonths(1)).isAfter(before)) {
          table.drop(jdbc, month);
          log.info("{} of {}: forgotten", table.name(), month);
        }
      }
      table.deleteStray(jdbc, before);
    }
  }
}
