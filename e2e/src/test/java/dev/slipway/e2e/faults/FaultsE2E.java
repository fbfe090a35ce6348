package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.faults.Schedule.Journey;
import dev.slipway.e2e.faults.Traveller.Travelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Nothing lost, nothing doubled: releases go through while every part is killed, frozen and cut off.
///
/// `-Dslipway.faults.seed=…` repeats a schedule, `-Dslipway.faults.releases=…` and
/// `-Dslipway.faults.rounds=…` make it longer. Logs stay in `target/faults/<seed>`.
@Isolated("a dozen processes are as much as one machine bears")
class FaultsE2E {

  private static final int TRAVELLING_AT_ONCE = 12;

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingIsDoubledWhateverFails() throws Exception {
    long seed = Long.getLong("slipway.faults.seed", System.nanoTime() % 1_000_000);
    Schedule schedule =
        Schedule.of(
            seed,
            Integer.getInteger("slipway.faults.releases", 40),
            Integer.getInteger("slipway.faults.rounds", 1));
    System.out.printf(
        "faults: -Dslipway.faults.seed=%d, %d releases, %d faults%n",
        seed, schedule.journeys().size(), schedule.faults().size());
    Path folder = folder(seed);
    Web web = new Web();
    try (Fleet fleet = new Fleet(folder);
        ClusterRecord cluster = new ClusterRecord(fleet)) {
      List<Travelled> travelled = run(fleet, web, schedule);
      fleet.awaitReady();
      List<String> violations = settled(new Settling(fleet, web, cluster, travelled));
      assertThat(violations).as("seed %d, logs in %s", seed, folder).isEmpty();
    }
  }

  private static Path folder(long seed) throws IOException {
    Path folder = Path.of("target/faults/" + seed).toAbsolutePath();
    org.springframework.util.FileSystemUtils.deleteRecursively(folder);
    return Files.createDirectories(folder);
  }

  private static List<Travelled> run(Fleet fleet, Web web, Schedule schedule) throws Exception {
    try (ExecutorService people = Executors.newFixedThreadPool(TRAVELLING_AT_ONCE)) {
      List<Future<Travelled>> all = new ArrayList<>();
      for (Journey journey : schedule.journeys()) {
        all.add(people.submit(() -> new Traveller(fleet, web, journey).travel()));
      }
      try {
        new Trouble(fleet, web).make(schedule.faults());
        return ended(all);
      } catch (Exception e) {
        people.shutdownNow();
        throw e;
      }
    }
  }

  private static List<Travelled> ended(List<Future<Travelled>> all)
      throws InterruptedException, ExecutionException {
    List<Travelled> travelled = new ArrayList<>();
    for (Future<Travelled> one : all) {
      travelled.add(one.get());
    }
    return travelled;
  }

  private record Settling(Fleet fleet, Web web, ClusterRecord cluster, List<Travelled> travelled) {}

  /// What is still on its way when the last release has ended: messages, mostly.
  private static List<String> settled(Settling run) {
    List<List<String>> last = new ArrayList<>();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofSeconds(3))
          .until(() -> {
            last.add(new Verdict(run.fleet(), run.web(), run.cluster()).of(run.travelled()));
            return last.getLast().isEmpty();
          });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      return last.getLast();
    }
    // Nothing may come after the end either.
    Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
    return new Verdict(run.fleet(), run.web(), run.cluster()).of(run.travelled());
  }
}
