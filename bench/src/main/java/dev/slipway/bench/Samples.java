package dev.slipway.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/// The same thing measured several times.
public final class Samples {

  private final List<Double> values = new ArrayList<>();

  /// Measures once to warm up, then `runs` times.
  public static Samples of(int runs, DoubleSupplier measurement) {
    Samples samples = new Samples();
    double _ = measurement.getAsDouble();
    for (int i = 0; i < runs; i++) {
      samples.add(measurement.getAsDouble());
    }
    return samples;
  }

  public void add(double value) {
    values.add(value);
  }

  /// The one in the middle.
  ///
  /// @throws IllegalStateException without any
  public double median() {
    if (values.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /// The median with the lowest and the highest, in whole units a second.
  public String perSecond() {
    return String.format(
        Locale.ROOT,
        "%,.0f/s (%,.0f to %,.0f)",
        median(),
        Collections.min(values),
        Collections.max(values));
  }
}
