package dev.slipway.deployer.rollout;

import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Rollout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells how many of a rollout's new pods serve, where that has changed and not too often. What it
/// remembers may be lost: the same is told again under the same id.
@Component
class RolloutProgress {

  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

  private final Results results;
  private final Clock clock;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  RolloutProgress(Results results, Clock clock) {
    this.results = results;
    this.clock = clock;
  }

  private record Told(long sequence, int ready, Instant at) {}

  /// A change that comes too soon after another is told with the next look.
  ///
  /// @throws dev.slipway.messaging.failure.TransientException where Kafka does not answer
  void tell(Rollout rollout, List<PodView> pods) {
    long sequence = rollout.request().event().sequence();
    Told before = told.getOrDefault(rollout.key(), new Told(sequence, 0, Instant.EPOCH));
    int known = before.sequence() == sequence ? before.ready() : 0;
    int ready = ready(pods);
    Instant now = clock.instant();
    if (ready != known && !now.isBefore(before.at().plus(AT_MOST_EVERY))) {
      results.progressed(rollout.request(), ready, rollout.status().desired(), rollout.version());
      told.put(rollout.key(), new Told(sequence, ready, now));
    }
  }

  void forget(Rollout rollout) {
    told.remove(rollout.key());
  }

  /// Pods of which every container is ready.
  private static int ready(List<PodView> pods) {
    Map<String, Boolean> ready =
        pods.stream()
            .collect(Collectors.toMap(PodView::pod, PodView::ready, (one, other) -> one && other));
    return (int) ready.values().stream().filter(Boolean::booleanValue).count();
  }
}
