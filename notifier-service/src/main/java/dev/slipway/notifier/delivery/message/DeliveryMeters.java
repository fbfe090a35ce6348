package dev.slipway.notifier.delivery.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts the outcomes of messages.
@Component
class DeliveryMeters {

  private static final Duration[] TIMES = {
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final Map<Result, Counter> results = new EnumMap<>(Result.class);
  private final Timer time;
  private final Clock clock = Clock.systemUTC();

  DeliveryMeters(MeterRegistry meters) {
    for (Result result : Result.values()) {
      results.put(
          result,
          meters.counter("slipway.deliveries", "result", result.name().toLowerCase(Locale.ROOT)));
    }
    time = Timer.builder("slipway.delivery.time").serviceLevelObjectives(TIMES).register(meters);
  }

  enum Result {
    POSTED,
    REPLIED,
    UPDATED,
    /// It had been posted, and its answer lost.
    FOUND,
    /// Somebody had removed it.
    GONE,
    /// Posted by a worker that had lost its lease, and taken back.
    REMOVED,
    RETRIED,
    /// Nothing but a person can mend it.
    STUCK
  }

  void count(Result result) {
    Counter counter = results.get(result);
    if (counter != null) {
      counter.increment();
    }
  }

  /// The platform shows what it should.
  void delivered(Delivery delivery, Result result) {
    count(result);
    time.record(Duration.between(delivery.behindSince(), clock.instant()));
  }
}
