package dev.slipway.calendar;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values that were asked for lately, made once. What a function refuses is asked again.
///
/// @param <V> immutable, or safe to share between threads
final class Recent<K, V> {

  /// More than an installation mostly has in use at a time; some 12 MB if each is an hourly rule.
  private static final int KEPT = 256;

  private final Function<K, V> make;
  private final Map<K, V> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
          return size() > KEPT;
        }
      };

  Recent(Function<K, V> make) {
    this.make = make;
  }

  V get(K key) {
    synchronized (values) {
      @Nullable V known = values.get(key);
      if (known != null) {
        return known;
      }
    }
    V made = make.apply(key);
    synchronized (values) {
      values.put(key, made);
    }
    return made;
  }
}
