package dev.slipway.notifier.delivery.message;

import dev.slipway.notifier.delivery.DueWork;
import org.springframework.stereotype.Component;

/// Delivers the messages that are behind their rows.
@Component
class MessageWork implements DueWork {

  private final Claims claims;
  private final Deliverer deliverer;

  MessageWork(Claims claims, Deliverer deliverer) {
    this.claims = claims;
    this.deliverer = deliverer;
  }

  @Override
  public boolean doNext() {
    return switch (claims.next()) {
      case Claims.Claim.Leased(Delivery delivery) -> {
        deliverer.deliver(delivery);
        yield true;
      }
      case Claims.Claim.Postponed _ -> true;
      case Claims.Claim.Nothing _ -> false;
    };
  }
}
