package dev.slipway.deployer.diagnosis;

import dev.slipway.deployer.instance.Rollout;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Remembers since when a container has been as it is, which a cluster does not say of one that waits. A
/// pod may have waited long for a node: that is no part of the time that a pull is given. What it remembers
/// may be lost, and the time begins anew.
@Component
public class AilmentTimes {

  private final Map<String, Map<String, Seen>> rollouts = new ConcurrentHashMap<>();

  private record Seen(Ailment ailment, Instant since) {}

  /// The same pods, each with the moment since which it has had its ailment.
  public List<PodView> dated(Rollout rollout, List<PodView> pods, Instant now) {
    Map<String, Seen> before = rollouts.getOrDefault(rollout.key(), Map.of());
    Map<String, Seen> after = new HashMap<>();
    for (PodView pod : pods) {
      if (!pod.ready()) {
        Ailment ailment = Ailment.of(pod);
        Seen seen = before.get(key(pod));
        after.put(
            key(pod), seen != null && seen.ailment() == ailment ? seen : new Seen(ailment, now));
      }
    }
    rollouts.put(rollout.key(), after);
    return pods.stream()
        .map(pod -> {
          Seen seen = after.get(key(pod));
          return seen == null ? pod : pod.since(seen.since());
        })
        .toList();
  }

  /// Forgets what it remembers of a rollout that has ended.
  public void forget(Rollout rollout) {
    rollouts.remove(rollout.key());
  }

  private static String key(PodView pod) {
    return pod.pod() + "/" + pod.container();
  }
}
