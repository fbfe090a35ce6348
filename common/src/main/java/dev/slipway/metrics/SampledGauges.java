package dev.slipway.metrics;

import dev.slipway.background.BackgroundThread;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/// Gauges whose figures cost a query. They are taken at regular times and not when they are scraped,
/// so that a database that hangs never holds up a scrape; while they cannot be taken they are NaN.
public final class SampledGauges implements SmartLifecycle {

  private final MetricsProperties properties;
  private final Supplier<Map<String, Double>> sample;
  private final Map<String, Double> latest = new ConcurrentHashMap<>();
  private final BackgroundThread sampling = new BackgroundThread("gauges");

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
  public void start() {
    sampling.start();
    sampling.repeat("gauges", Duration.ZERO, properties.interval(), this::take);
  }

  @Override
  public void stop() {
    sampling.stop();
  }

  @Override
  public boolean isRunning() {
    return sampling.isRunning();
  }
}
