package dev.slipway.deployer.rollout;

import dev.slipway.deployer.instance.Rollout;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts the rollouts that have not been reported, with the age of the oldest.
@Component
public class UnderWay {

  private static final double MILLIS = 1000;

  private final Clock clock;
  private volatile int count;
  private volatile @Nullable Instant oldest;

  UnderWay(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    meters.gauge("slipway.rollouts.open", this, rollouts -> rollouts.count);
    meters.gauge("slipway.rollout.oldest.age", this, UnderWay::age);
  }

  /// Takes note of all that are open now.
  public void are(List<Rollout> open) {
    oldest = open.stream().map(Rollout::appliedAt).min(Comparator.naturalOrder()).orElse(null);
    count = open.size();
  }

  /// In seconds, 0 where there is none.
  private double age() {
    Instant since = oldest;
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / MILLIS;
  }
}
