package dev.slipway.notifier.delivery;

import dev.slipway.contract.text.DurationText;
import dev.slipway.notifier.delivery.RateLimits.Block;
import dev.slipway.notifier.platform.Failure;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Decides which calls wait after a platform's answer: all, those of one operation, or those to one
/// conversation. Each pause is bounded, after which one call asks again.
@Component
public class Pauses {

  private static final Logger log = LoggerFactory.getLogger(Pauses.class);

  private final RateLimits limits;
  private final DeliveryProperties properties;

  public Pauses(RateLimits limits, DeliveryProperties properties) {
    this.limits = limits;
    this.properties = properties;
  }

  /// The time until which such a call has to wait; empty if it may be made.
  public Optional<OffsetDateTime> until(
      String platform, Operation operation, @Nullable String destination) {
    List<String> names = new ArrayList<>(List.of(platform, operation.limit(platform)));
    if (destination != null) {
      names.add(Operation.conversation(platform, destination));
      names.add(operation.limit(platform, destination));
    }
    return limits.blockedUntil(names);
  }

  /// A platform may limit posts by conversation and as a whole, and not say which limit was reached, as Slack does: the conversation waits, and the operation as soon as a second conversation is limited.
  ///
  /// @return the failure with the time that is waited
  Failure.RateLimited rateLimited(
      String platform, Operation operation, @Nullable String destination, Duration asked) {
    Duration wait = shorter(asked, properties.longestPause());
    String reason = "rate limited for " + DurationText.exact(asked);
    if (operation != Operation.POST || destination == null) {
      pause(operation.limit(platform), wait, reason, false);
    } else {
      if (limits.blocksBelow(operation.limit(platform, ""), destination)) {
        pause(operation.limit(platform), wait, reason, false);
      }
      pause(operation.limit(platform, destination), wait, reason, false);
    }
    return new Failure.RateLimited(wait);
  }

  /// Nothing is sent to the platform for a while, since it accepts no credentials.
  void unauthorized(String platform, String reason) {
    pause(platform, properties.slowRetry(), reason, true);
  }

  /// Pauses as much as the refusal concerns. That somebody cannot be told something in a channel is the
  /// channel's trouble: their own messages go on, and a notice is not tried again anyway.
  void refused(
      String platform, Operation operation, @Nullable String destination, Failure.Refused refusal) {
    switch (refusal.concern()) {
      case OPERATION ->
          pause(operation.limit(platform), properties.slowRetry(), refusal.reason(), true);
      case CONVERSATION -> {
        if (destination != null && operation != Operation.TELL) {
          String name = Operation.conversation(platform, destination);
          pause(name, properties.slowRetry(), refusal.reason(), true);
        }
      }
      case MESSAGE, UNKNOWN -> {}
    }
  }

  private void pause(String name, Duration time, String reason, boolean refused) {
    if (limits.block(name, time, reason, refused) && time.compareTo(Block.WORTH_TELLING) >= 0) {
      log.warn("{} waits for {}: {}", name, DurationText.exact(time), reason);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
