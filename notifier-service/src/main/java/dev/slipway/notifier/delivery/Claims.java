package dev.slipway.notifier.delivery;

import dev.slipway.notifier.delivery.RateLimits.Bucket;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the next message that is behind, if the limits allow it to be sent now. One short
/// transaction, so that no database lock is held during a call to a platform.
@Component
class Claims {

  private final DueSurfaces due;
  private final RateLimits limits;
  private final DeliveryProperties properties;
  private final TransactionTemplate transactions;

  Claims(
      DueSurfaces due,
      RateLimits limits,
      DeliveryProperties properties,
      TransactionTemplate transactions) {
    this.due = due;
    this.limits = limits;
    this.properties = properties;
    this.transactions = transactions;
  }

  /// What there was to take.
  sealed interface Claim {

    record Leased(Delivery delivery) implements Claim {}

    /// A message had to be put off; others may be due.
    record Postponed() implements Claim {}

    record Nothing() implements Claim {}
  }

  Claim next() {
    return Objects.requireNonNull(transactions.execute(_ -> claim()));
  }

  private Claim claim() {
    Optional<Delivery> next = due.next(UUID.randomUUID().toString());
    if (next.isEmpty()) {
      return new Claim.Nothing();
    }
    Delivery delivery = next.get().lookingBack(properties.lookBack());
    Optional<OffsetDateTime> wait = limit(delivery);
    if (wait.isPresent()) {
      due.postpone(delivery.id(), wait.get());
      return new Claim.Postponed();
    }
    due.lease(delivery, properties.lease());
    return new Claim.Leased(delivery);
  }

  private Optional<OffsetDateTime> limit(Delivery delivery) {
    String platform = delivery.platform();
    Operation operation = delivery.messageId() == null ? Operation.POST : Operation.UPDATE;
    return limits
        .blockedUntil(platform)
        .or(() -> limits.blockedUntil(operation.limit(platform)))
        .or(() -> limits.take(bucket(delivery, operation)));
  }

  private Bucket bucket(Delivery delivery, Operation operation) {
    return operation == Operation.POST
        ? new Bucket(
            delivery.platform() + "/post/" + delivery.destination(),
            properties.postsPerSecond(),
            properties.postBurst())
        : new Bucket(
            delivery.platform() + "/updates",
            properties.updatesPerMinute() / 60,
            properties.updateBurst());
  }
}
