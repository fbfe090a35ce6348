package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.faults.PermanentSchedule.Round;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Nothing lost, nothing doubled: releases go through while every part is killed, frozen and cut off, and while
/// single projects fail for good at each thing that a service depends on.
///
/// `-Dslipway.faults.seed=…` repeats a schedule, `-Dslipway.faults.releases=…`,
/// `-Dslipway.faults.rounds=…` and `-Dslipway.faults.permanent=…` make it longer. Logs stay in `target/faults/<seed>`.
@Tag("faults")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("a dozen processes are as much as one machine bears")
class FaultsE2E {

  private static final int TRAVELLING_AT_ONCE = 12;

  private static final long SEED =
      Long.getLong("slipway.faults.seed", System.nanoTime() % 1_000_000);

  private static Path folder;
  private static Fleet fleet;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    System.out.printf("faults: -Dslipway.faults.seed=%d%n", SEED);
    folder = folder(SEED);
    web = new Web();
    fleet = new Fleet(folder);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @Test
  @Order(1)
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingIsLostAndNothingIsDoubledWhateverFails() throws Exception {
    Schedule schedule =
        Schedule.of(
            SEED,
            Integer.getInteger("slipway.faults.releases", 40),
            Integer.getInteger("slipway.faults.rounds", 1));
    System.out.printf(
        "faults: %d releases, %d faults%n", schedule.journeys().size(), schedule.faults().size());
    try (ClusterRecord cluster = new ClusterRecord(fleet)) {
      List<Travelled> travelled = run(schedule);
      fleet.awaitReady();
      List<String> violations = settled(new Settling(cluster, travelled));
      assertThat(violations).as("seed %d, logs in %s", SEED, folder).isEmpty();
    }
  }

  /// Last, since it leaves dead letters.
  @Test
  @Order(2)
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void othersGoOnWhileProjectsFailForGood() throws Exception {
    fleet.awaitReady();
    int rounds = Integer.getInteger("slipway.faults.permanent", 1);
    for (Round round : PermanentSchedule.of(SEED, rounds).rounds()) {
      assertThat(new OthersGoOn(fleet, web).violations(round))
          .as("seed %d, round %d, logs in %s", SEED, round.number(), folder)
          .isEmpty();
    }
  }

  private static Path folder(long seed) throws IOException {
    Path folder = Path.of("target/faults/" + seed).toAbsolutePath();
    org.springframework.util.FileSystemUtils.deleteRecursively(folder);
    return Files.createDirectories(folder);
  }

  private static List<Travelled> run(Schedule schedule) throws Exception {
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

  private record Settling(ClusterRecord cluster, List<Travelled> travelled) {}

  /// What is still on its way when the last release has ended: messages, mostly.
  private static List<String> settled(Settling run) {
    List<List<String>> last = new ArrayList<>();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(3))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofSeconds(3))
          .until(() -> {
            last.add(new Verdict(fleet, web, run.cluster()).of(run.travelled()));
            return last.getLast().isEmpty();
          });
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      return last.getLast();
    }
    // Nothing may come after the end either.
    Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
    return new Verdict(fleet, web, run.cluster()).of(run.travelled());
  }
}
