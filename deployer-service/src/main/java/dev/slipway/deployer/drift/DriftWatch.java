package dev.slipway.deployer.drift;

import dev.slipway.contract.Sha256;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.contract.project.Environment;
import dev.slipway.deployer.apply.Deployments;
import dev.slipway.deployer.instance.Results;
import dev.slipway.deployer.instance.Rollout;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Tells of Deployments that are no longer as they were deployed, once for each state that they are found
/// in, and puts them right where the environment says so. What was told is on the cluster.
@Service
public class DriftWatch {

  private static final Logger log = LoggerFactory.getLogger(DriftWatch.class);

  /// Told last where it was right again.
  private static final String RIGHT = "";

  /// Somebody who writes the same field again and again is not fought with all the time.
  private static final Duration CORRECTS_EVERY = Duration.ofMinutes(1);

  private final Results results;
  private final Deployments deployments;
  private final Marks marks;
  private final Clock clock;
  private final Map<String, Instant> corrected = new ConcurrentHashMap<>();

  /// What this process told last, by Deployment: an informer's copy may lag behind the mark.
  private final Map<String, String> latest = new ConcurrentHashMap<>();

  /// Which deletion was told last, by Deployment: an informer and the cluster's memory may both know of
  /// it.
  private final Map<String, String> gone = new ConcurrentHashMap<>();

  /// One at a time may report the deletion of a Deployment: what is made again may take long.
  private final Map<String, Lock> deletions = new ConcurrentHashMap<>();

  DriftWatch(Results results, Deployments deployments, Marks marks, Clock clock) {
    this.results = results;
    this.deployments = deployments;
    this.marks = marks;
    this.clock = clock;
  }

  /// Looks at a Deployment whose rollout has been reported.
  ///
  /// @param found what is no longer as it was deployed, of it and of what was deployed with it
  /// @param told the mark of what was told last, null where nothing was or it was right again
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer: look
  ///     again later
  public void look(Rollout rollout, List<Found> found, @Nullable String told) {
    if (found.isEmpty()) {
      ended(rollout, told);
      return;
    }
    Drift drift = Found.drift(found, corrects(rollout));
    String mark = mark(drift);
    if (!mark.equals(told) && !mark.equals(latest.get(key(rollout)))) {
      tell(rollout, drift, rollout.version());
      latest.put(key(rollout), mark);
      marks.drifted(rollout, mark);
    }
    if (corrects(rollout) && isDue(rollout)) {
      deployments.correct(rollout.placed(), rollout.appliedAt());
      corrected.put(key(rollout), clock.instant());
    }
  }

  /// Tells of a Deployment that is gone, once, and makes it again where the environment says so and it is
  /// known what was applied. Its deletion has one event id, whoever notices it.
  ///
  /// @return whether it is there again
  /// @throws dev.slipway.messaging.failure.TransientException where the cluster or Kafka does not answer: tell it
  ///     again
  public boolean deleted(Rollout rollout) {
    Lock lock = deletions.computeIfAbsent(key(rollout), _ -> new ReentrantLock());
    lock.lock();
    try {
      return deletedAlone(rollout);
    } finally {
      lock.unlock();
    }
  }

  private boolean deletedAlone(Rollout rollout) {
    String life = "deleted/" + rollout.appliedAt();
    if (life.equals(gone.get(key(rollout)))) {
      return false;
    }
    boolean corrects = rollout.isKnown() && corrects(rollout);
    tell(rollout, new Drift(object(rollout), true, List.of(), corrects), life);
    boolean again = corrects && deployments.correct(rollout.placed(), clock.instant());
    if (again) {
      results.driftEnded(rollout.placed().runs(), life);
    }
    gone.put(key(rollout), life);
    return again;
  }

  private void ended(Rollout rollout, @Nullable String told) {
    if (told != null && !RIGHT.equals(latest.get(key(rollout)))) {
      results.driftEnded(rollout.placed().runs(), rollout.version());
      latest.put(key(rollout), RIGHT);
      marks.drifted(rollout, null);
      log.info(
          "release {}: {} is as it was deployed again",
          rollout.placed().runs().event().release(),
          object(rollout));
    }
  }

  private void tell(Rollout rollout, Drift drift, String version) {
    results.drifted(rollout.placed().runs(), drift, version);
    log.info(
        "release {}: {} {}",
        rollout.placed().runs().event().release(),
        drift.object(),
        drift.deleted() ? "was deleted" : "was changed: " + words(drift.changes()));
  }

  private boolean isDue(Rollout rollout) {
    Instant last = corrected.getOrDefault(key(rollout), Instant.MIN);
    return !last.isAfter(clock.instant().minus(CORRECTS_EVERY));
  }

  private static String key(Rollout rollout) {
    return rollout.namespace() + "/" + rollout.name();
  }

  private static boolean corrects(Rollout rollout) {
    return rollout.placed().runs().event().to().drift() == Environment.OnDrift.CORRECT;
  }

  private static String object(Rollout rollout) {
    return "deployment " + rollout.name();
  }

  private static String words(List<Change> changes) {
    return changes.stream().map(Change::field).collect(Collectors.joining(", "));
  }

  /// The same for the same drift.
  private static String mark(Drift drift) {
    return HexFormat.of().formatHex(Sha256.of(drift.toString()), 0, 8);
  }
}
