package dev.slipway.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts events by topic and type. A meter is looked up once, since every event passes here.
public final class EventCounters {

  private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
  private final String name;
  private final MeterRegistry meters;

  /// @param name of the meters
  public EventCounters(String name, MeterRegistry meters) {
    this.name = name;
    this.meters = meters;
  }

  private record Key(String topic, String type) {}

  /// Counts one event.
  ///
  /// @param type the logical name
  public void count(String topic, String type) {
    counters.computeIfAbsent(new Key(topic, type), this::register).increment();
  }

  private Counter register(Key key) {
    return meters.counter(name, "topic", key.topic(), "type", key.type());
  }
}
