package dev.slipway.messaging;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Measures the size of polls and the time that handling them takes. The buckets are few, since each is a
/// series.
public final class BatchMeters {

  private static final double[] SIZES = {1, 10, 50, 100, 250, 500};
  private static final Duration[] TIMES = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final DistributionSummary size;
  private final Timer handled;
  private final Timer failed;

  /// Registers the meters, so that they are there before the first poll.
  public BatchMeters(MeterRegistry meters) {
    this.size =
        DistributionSummary.builder("slipway.batch.size")
            .serviceLevelObjectives(SIZES)
            .register(meters);
    this.handled = timer(meters, "slipway.batch.time", "handled");
    this.failed = timer(meters, "slipway.batch.time", "failed");
  }

  /// A timer with the buckets that all steps of a message have in common.
  static Timer timer(MeterRegistry meters, String name, String outcome) {
    return Timer.builder(name)
        .tag("outcome", outcome)
        .serviceLevelObjectives(TIMES)
        .register(meters);
  }

  /// @throws RuntimeException whatever `work` throws
  public void measure(int records, Runnable work) {
    size.record(records);
    long start = System.nanoTime();
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      (done ? handled : failed).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }
}
