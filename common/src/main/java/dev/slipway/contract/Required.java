package dev.slipway.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks of the events' compact constructors: Jackson passes null for a field that the JSON lacks, and
/// an event without a required field is poison.
public final class Required {

  private Required() {}

  /// @throws IllegalArgumentException naming the field where `value` is null
  public static <T> T field(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("required field is missing: " + name);
    }
    return value;
  }

  /// An immutable copy, empty where the JSON has none: an absent list says "nothing".
  public static <T> List<T> list(@Nullable List<T> value) {
    return value == null ? List.of() : List.copyOf(value);
  }

  /// An unmodifiable copy in the given order, empty where the JSON has none.
  public static <K, V> Map<K, V> map(@Nullable Map<K, V> value) {
    return value == null
        ? Map.of()
        : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(value));
  }
}
