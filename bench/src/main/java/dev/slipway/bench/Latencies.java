package dev.slipway.bench;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// A set of durations of the same operation. May be filled by several threads.
public final class Latencies {

  private static final long LONGEST = Duration.ofMinutes(2).toNanos();

  private final Histogram histogram = new ConcurrentHistogram(LONGEST, 3);

  public void add(long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
  }

  public long count() {
    return histogram.getTotalCount();
  }

  /// In milliseconds.
  ///
  /// @param percentile 0 to 100
  public double at(double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "p50 %.1f ms, p99 %.1f ms, max %.1f ms", at(50), at(99), at(100));
  }
}
