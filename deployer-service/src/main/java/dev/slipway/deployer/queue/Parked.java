package dev.slipway.deployer.queue;

import dev.slipway.contract.deployment.Diagnosis;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The orders that wait for a namespace, an object or an API server, and are tried again.
@Component
public class Parked {

  private static final double MILLIS = 1000;

  private final Map<String, Waiting> all = new ConcurrentHashMap<>();
  private final Clock clock;

  Parked(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    meters.gauge("slipway.deployments.parked", all, Map::size);
    meters.gauge("slipway.deployment.parked.oldest.age", this, Parked::age);
  }

  /// One order that waits.
  ///
  /// @param since when it was tried first
  /// @param why what it waits for, in the API server's words
  public record Waiting(String project, String slot, long sequence, Instant since, String why) {}

  void park(Order order, Diagnosis why) {
    all.compute(
        order.key(),
        (_, there) ->
            new Waiting(
                order.request().event().project(),
                order.request().event().slot(),
                order.sequence(),
                there == null || there.sequence() != order.sequence()
                    ? clock.instant()
                    : there.since(),
                why.message()));
  }

  void release(Order order) {
    all.remove(order.key());
  }

  /// Those that have waited longest, first.
  public List<Waiting> oldest(int most) {
    return all.values().stream().sorted(Comparator.comparing(Waiting::since)).limit(most).toList();
  }

  public int count() {
    return all.size();
  }

  /// In seconds, 0 if none waits.
  private double age() {
    return oldest(1).stream()
        .mapToDouble(
            waiting -> Duration.between(waiting.since(), clock.instant()).toMillis() / MILLIS)
        .findFirst()
        .orElse(0);
  }
}
