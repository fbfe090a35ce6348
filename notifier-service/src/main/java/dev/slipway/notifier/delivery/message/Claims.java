package dev.slipway.notifier.delivery.message;

import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.delivery.DeliveryRates;
import dev.slipway.notifier.delivery.Operation;
import dev.slipway.notifier.delivery.Pauses;
import dev.slipway.notifier.delivery.RateLimits;
import dev.slipway.notifier.delivery.RateLimits.Bucket;
import dev.slipway.notifier.platform.MessageRates;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the next message that is behind, if the limits allow it to be sent now. One short
/// transaction, so that no database lock is held during a call to a platform.
@Component
class Claims {

  private static final Logger log = LoggerFactory.getLogger(Claims.class);
  private static final long NONE = -1;

  private final DueSurfaces due;
  private final RateLimits limits;
  private final Pauses pauses;
  private final DeliveryProperties properties;
  private final DeliveryRates rates;
  private final TransactionTemplate transactions;

  Claims(
      DueSurfaces due,
      RateLimits limits,
      Pauses pauses,
      DeliveryProperties properties,
      DeliveryRates rates,
      TransactionTemplate transactions) {
    this.due = due;
    this.limits = limits;
    this.pauses = pauses;
    this.properties = properties;
    this.rates = rates;
    this.transactions = transactions;
  }

  /// The result of a claim.
  sealed interface Claim {

    record Leased(Delivery delivery) implements Claim {}

    /// A message had to be put off; others may be due.
    record Postponed() implements Claim {}

    record Nothing() implements Claim {}
  }

  Claim next() {
    long[] taken = {NONE};
    try {
      return Objects.requireNonNull(transactions.execute(_ -> claim(taken)));
    } catch (RuntimeException e) {
      if (taken[0] == NONE || Failures.of(e) == FailureClass.LOCKED) {
        throw e;
      }
      return unreadable(taken[0], e);
    }
  }

  /// Whatever keeps one row from being read keeps no other from being sent. A lock is not on the row, which was locked
  /// here, but on what every message needs, such as a limit. If it is the database that is
  /// away, this fails too.
  private Claim unreadable(long id, RuntimeException fault) {
    due.putAside(id, properties, fault.getClass().getSimpleName());
    log.error("message {} cannot be read and is put aside: {}", id, fault.getClass().getName());
    return new Claim.Postponed();
  }

  private Claim claim(long[] taken) {
    Optional<Long> next = due.next();
    if (next.isEmpty()) {
      return new Claim.Nothing();
    }
    taken[0] = next.get();
    Delivery delivery =
        due.read(taken[0], UUID.randomUUID().toString()).lookingBack(properties.lookBack());
    Optional<OffsetDateTime> wait = limit(delivery);
    if (wait.isPresent()) {
      due.postpone(delivery.id(), wait.get());
      return new Claim.Postponed();
    }
    due.lease(delivery, properties.lease());
    return new Claim.Leased(delivery);
  }

  private Optional<OffsetDateTime> limit(Delivery delivery) {
    Operation operation = delivery.messageId() == null ? Operation.POST : Operation.UPDATE;
    return pauses
        .until(delivery.platform(), operation, delivery.destination())
        .or(() -> limits.take(bucket(delivery, operation), kept(delivery, operation)));
  }

  /// Changes that take no dead button away leave some for those that do.
  private int kept(Delivery delivery, Operation operation) {
    return operation == Operation.UPDATE && !delivery.showsDeadButtons()
        ? rates.on(delivery.platform()).updatesKept()
        : 0;
  }

  private Bucket bucket(Delivery delivery, Operation operation) {
    MessageRates its = rates.on(delivery.platform());
    return operation == Operation.POST
        ? new Bucket(
            operation.limit(delivery.platform(), delivery.destination()),
            its.postsPerSecond(),
            its.postBurst())
        : new Bucket(
            delivery.platform() + "/updates", its.updatesPerMinute() / 60, its.updateBurst());
  }
}
