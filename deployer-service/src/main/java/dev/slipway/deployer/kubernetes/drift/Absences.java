package dev.slipway.deployer.kubernetes.drift;

import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Together;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.KubernetesCluster;
import dev.slipway.deployer.kubernetes.Rollouts;
import dev.slipway.deployer.kubernetes.memory.DeployedEntries;
import dev.slipway.deployer.kubernetes.memory.DeployedMemory;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Holds the Deployments that are remembered against those that are there, in both directions: tells of
/// those that are gone, and remembers those that are not remembered. Called by one thread.
@Component
public class Absences {

  private static final Logger log = LoggerFactory.getLogger(Absences.class);

  /// What has failed is not left for long.
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /// The objects that the informers have seen.
  public interface Watched {

    /// All that are there.
    Collection<Deployment> all();

    /// True if all that are there in a namespace are known.
    boolean isWatched(String namespace);

    /// Whether it is this instance's.
    boolean isShared(Rollout rollout);

    /// Whether there is anything to tell of it.
    boolean counts(Deployment deployment, Rollout rollout);
  }

  private final DeployedMemory memory;
  private final KubernetesCluster cluster;
  private final Disappearances disappearances;
  private final DriftProperties properties;
  private final Clock clock;
  private Instant next = Instant.MIN;

  Absences(
      DeployedMemory memory,
      KubernetesCluster cluster,
      Disappearances disappearances,
      DriftProperties properties,
      Clock clock) {
    this.memory = memory;
    this.cluster = cluster;
    this.disappearances = disappearances;
    this.properties = properties;
    this.clock = clock;
  }

  /// Does nothing where it was done a short while ago.
  ///
  /// @param watched those of at least one namespace
  public void look(Watched watched) {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    boolean done = compare(watched);
    Duration pause = properties.every();
    next = now.plus(done || pause.compareTo(AGAIN) < 0 ? pause : AGAIN);
  }

  private boolean compare(Watched watched) {
    try {
      return memory.all().map(remembered -> compare(watched, remembered)).orElse(true);
    } catch (RuntimeException e) {
      log.warn("what was deleted meanwhile cannot be told now: {}", e.getMessage());
      return false;
    }
  }

  private boolean compare(Watched watched, Map<String, Map<String, String>> remembered) {
    boolean told = tellGone(watched, remembered);
    return rememberThere(watched, remembered) && told;
  }

  /// In all namespaces at once: what is made again may be written through a webhook that hangs.
  private boolean tellGone(Watched watched, Map<String, Map<String, String>> remembered) {
    Map<String, List<Deployment>> gone = gone(watched, remembered);
    return gone.isEmpty()
        || Together.ask(
                gone.values().stream()
                    .<Supplier<Boolean>>map(all -> () -> allTold(watched, all))
                    .toList())
            .stream()
            .allMatch(told -> told);
  }

  /// The remembered Deployments that are not there, by namespace.
  private static Map<String, List<Deployment>> gone(
      Watched watched, Map<String, Map<String, String>> remembered) {
    Set<String> there = new HashSet<>();
    watched.all().forEach(deployment -> there.add(key(deployment)));
    Map<String, List<Deployment>> gone = new HashMap<>();
    remembered.forEach((namespace, entries) -> {
      if (watched.isWatched(namespace)) {
        entries.forEach((name, text) -> {
          if (!there.contains(key(namespace, name))) {
            DeployedEntries.deployment(namespace, name, text)
                .ifPresent(deployment ->
                    gone.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(deployment));
          }
        });
      }
    });
    return gone;
  }

  private boolean allTold(Watched watched, List<Deployment> gone) {
    boolean told = true;
    for (Deployment deployment : gone) {
      told &= told(watched, deployment);
    }
    return told;
  }

  /// A failure of one holds up no other.
  private boolean told(Watched watched, Deployment deployment) {
    try {
      Rollouts.of(deployment)
          .filter(watched::isShared)
          .filter(_ -> isGone(deployment))
          .ifPresent(rollout -> gone(watched, deployment, rollout));
      return true;
    } catch (RuntimeException e) {
      log.warn("{} was deleted, which cannot be told now: {}", key(deployment), e.getMessage());
      return false;
    }
  }

  /// An informer may not have seen yet what was made a moment ago.
  private boolean isGone(Deployment deployment) {
    try {
      return cluster
          .find(deployment.getMetadata().getNamespace(), deployment.getMetadata().getName())
          .isEmpty();
    } catch (RefusedException e) {
      return false;
    }
  }

  private void gone(Watched watched, Deployment deployment, Rollout rollout) {
    if (watched.counts(deployment, rollout)) {
      disappearances.tell(rollout);
    } else {
      memory.forget(rollout.namespace(), rollout.name());
    }
  }

  /// What was deployed before there was a memory, or after somebody has deleted it.
  private boolean rememberThere(Watched watched, Map<String, Map<String, String>> remembered) {
    Map<String, Map<String, String>> missing = new HashMap<>();
    for (Deployment deployment : watched.all()) {
      Rollouts.of(deployment)
          .filter(rollout -> !rollout.open())
          .filter(watched::isShared)
          .filter(rollout -> watched.counts(deployment, rollout))
          .ifPresent(rollout -> {
            String text = DeployedEntries.text(rollout);
            Map<String, String> known = remembered.getOrDefault(rollout.namespace(), Map.of());
            if (!text.equals(known.get(rollout.name()))) {
              missing
                  .computeIfAbsent(rollout.namespace(), _ -> new HashMap<>())
                  .put(rollout.name(), text);
            }
          });
    }
    boolean all = true;
    for (var namespace : missing.entrySet()) {
      all &= isRemembered(namespace.getKey(), namespace.getValue());
    }
    return all;
  }

  /// A failure of one namespace holds up no other.
  private boolean isRemembered(String namespace, Map<String, String> entries) {
    try {
      memory.remember(namespace, entries);
      return true;
    } catch (RuntimeException e) {
      log.warn("what runs in {} cannot be remembered now: {}", namespace, e.getMessage());
      return false;
    }
  }

  private static String key(Deployment deployment) {
    return key(deployment.getMetadata().getNamespace(), deployment.getMetadata().getName());
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
