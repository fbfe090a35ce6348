package dev.slipway.notifier.delivery;

import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
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
  private final Traces traces;
  private final MeterRegistry meters;

  Calls(RateLimits limits, DeliveryProperties properties, Traces traces, MeterRegistry meters) {
    this.traces = traces;
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
    try (TraceSpan span = span(platform, operation)) {
      return make(platform, operation, call, span);
    }
  }

  private TraceSpan span(String platform, Operation operation) {
    return traces
        .start(platform + " " + word(operation), SpanKind.CLIENT, traces.current())
        .with("slipway.chat.platform", platform)
        .with("slipway.chat.operation", word(operation));
  }

  private <T> T make(String platform, Operation operation, Call<T> call, TraceSpan span)
      throws ChatException {
    try {
      T answer = call.run();
      count(platform, operation, "ok");
      return answer;
    } catch (ChatException e) {
      span.failed(e.failure().getClass().getSimpleName());
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
    meters
        .counter(
            "slipway.chat.calls",
            "platform",
            platform,
            "operation",
            word(operation),
            "outcome",
            outcome)
        .increment();
  }

  private static String word(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
