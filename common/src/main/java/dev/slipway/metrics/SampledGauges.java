package dev.slipway.metrics;

import dev.slipway.messaging.failure.PeriodicWork;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Gauges whose figures cost a query. They are taken at regular times and not when they are scraped,
/// so that a database that hangs never holds up a scrape; while they cannot be taken they are NaN.
public final class SampledGauges implements SmartLifecycle {

  private final MetricsProperties properties;
  private final Supplier<Map<String, Double>> sample;
  private final Map<String, Double> latest = new ConcurrentHashMap<>();
  private @Nullable ScheduledExecutorService sampling;

  /// @param names of the gauges
  /// @param sample the figure of each; a failure makes all of them unknown until the next time
  public SampledGauges(
      MeterRegistry meters,
      MetricsProperties properties,
      List<String> names,
      Supplier<Map<String, Double>> sample) {
    this.properties = properties;
    this.sample = sample;
    names.forEach(name ->
        Gauge.builder(name, latest, figures -> figures.getOrDefault(name, Double.NaN))
            .register(meters));
  }

  private void take() {
    try {
      latest.putAll(sample.get());
    } catch (RuntimeException e) {
      // Readiness says what is wrong with the database; a line here every few seconds would not
      // help.
      latest.clear();
    }
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gauges").daemon().factory());
    new PeriodicWork("gauges", this::take).repeat(executor, Duration.ZERO, properties.interval());
    sampling = executor;
  }

  @Override
  public synchronized void stop() {
    if (sampling != null) {
      sampling.shutdownNow();
      sampling = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return sampling != null;
  }
}
