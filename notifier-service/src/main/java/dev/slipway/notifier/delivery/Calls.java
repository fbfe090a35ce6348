package dev.slipway.notifier.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Calls to a platform, none while it has asked to be left alone. What it asks for is written down
/// for all replicas.
@Component
class Calls {

  private final RateLimits limits;
  private final DeliveryProperties properties;
  private final MeterRegistry meters;

  Calls(RateLimits limits, DeliveryProperties properties, MeterRegistry meters) {
    this.limits = limits;
    this.properties = properties;
    this.meters = meters;
  }

  /// A call that returns something.
  @FunctionalInterface
  interface Call<T> {
    T run() throws ChatException;
  }

  <T> T make(String platform, Operation operation, Call<T> call) throws ChatException {
    Optional<Duration> blocked = limits.blockedFor(operation.limit(platform));
    if (blocked.isPresent()) {
      throw new ChatException(new Failure.RateLimited(blocked.get()), null);
    }
    try {
      T answer = call.run();
      count(platform, operation, "ok");
      return answer;
    } catch (ChatException e) {
      remember(platform, operation, e.failure());
      throw e;
    }
  }

  private void remember(String platform, Operation operation, Failure failure) {
    String outcome =
        switch (failure) {
          case Failure.RateLimited limited -> {
            limits.block(operation.limit(platform), limited.retryAfter(), failure.reason());
            yield "rate-limited";
          }
          case Failure.Unauthorized unauthorized -> {
            limits.block(platform, properties.slowRetry(), unauthorized.reason());
            yield "unauthorized";
          }
          case Failure.Unavailable _ -> "unavailable";
          case Failure.Unanswered _ -> "unanswered";
          case Failure.Gone _ -> "gone";
          case Failure.Refused _ -> "refused";
        };
    count(platform, operation, outcome);
  }

  private void count(String platform, Operation operation, String outcome) {
    String name = operation.name().toLowerCase(Locale.ROOT);
    meters
        .counter("slipway.chat.calls", "platform", platform, "operation", name, "outcome", outcome)
        .increment();
  }
}
