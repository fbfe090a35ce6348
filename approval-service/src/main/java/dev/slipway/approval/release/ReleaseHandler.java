package dev.slipway.approval.release;

import dev.slipway.database.RecordHandler;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.tracing.LogContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Handles a poll: decides what is new in one transaction, then publishes what the whole poll
/// brought about.
@Component
public class ReleaseHandler implements RecordHandler {

  private static final Logger log = LoggerFactory.getLogger(ReleaseHandler.class);

  private final Decisions decisions;
  private final EventPublisher publisher;
  private final TransactionTemplate transactions;
  private final ReleaseMeters meters;
  private final PublishedBatches published;

  ReleaseHandler(
      Decisions decisions,
      EventPublisher publisher,
      PlatformTransactionManager transactions,
      ReleaseMeters meters,
      PublishedBatches published) {
    this.published = published;
    this.meters = meters;
    this.decisions = decisions;
    this.publisher = publisher;
    this.transactions = new TransactionTemplate(transactions);
  }

  /// Returns once everything is durable and acknowledged, after which the offsets may be committed.
  /// Idempotent: an input that was decided before is not decided again, but what it brought about
  /// is published again, under the same ids, unless it is known to have been published.
  ///
  /// @throws RuntimeException where the database or Kafka failed; the poll must be read again
  @Override
  public void handle(List<Received> batch) {
    Decided decided =
        Objects.requireNonNull(transactions.execute(_ -> decisions.decide(batch)), "a result");
    decided.report().changes().forEach(ReleaseHandler::tell);
    meters.count(decided.report());
    publisher.publish(decided.outbound());
    if (decided.batch() != null) {
      published.add(decided.batch());
    }
  }

  private static void tell(Report.Change change) {
    try (LogContext _ =
        LogContext.of(change.release(), change.correlation(), change.traceparent())) {
      log.info(change.words());
    }
  }

  /// The work that a transaction leaves for after its commit.
  ///
  /// @param batch names what was decided now, null where nothing was
  record Decided(List<Outbound> outbound, @Nullable String batch, Report report) {}
}
