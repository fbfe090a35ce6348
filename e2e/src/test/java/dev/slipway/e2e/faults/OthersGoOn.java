package dev.slipway.e2e.faults;

import dev.slipway.e2e.faults.PermanentSchedule.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/// Holds that 20 projects go on while others fail for good, and that these go on too once they are mended.
final class OthersGoOn {

  private static final Duration SEEN = Duration.ofMinutes(2);
  private static final int AT_ONCE = 8;

  private final Fleet fleet;
  private final Web web;

  OthersGoOn(Fleet fleet, Web web) {
    this.fleet = fleet;
    this.web = web;
  }

  /// Returns what does not hold.
  List<String> violations(Round round) throws InterruptedException {
    System.out.println("for good: " + round.failing());
    Map<PermanentFault, Injection> injected = new EnumMap<>(PermanentFault.class);
    round
        .failing()
        .forEach((fault, project) -> injected.put(fault, fault.inject(fleet, web, project)));
    injected.forEach((fault, injection) ->
        Awaitility.await(fault + " fails")
            .atMost(SEEN)
            .pollInterval(Duration.ofMillis(500))
            .until(injection::isFailing));
    List<String> violations = new ArrayList<>(pass(round, round.others(), "meanwhile"));
    violations.addAll(unready());
    injected.forEach((fault, injection) -> {
      if (!injection.isFailing()) {
        violations.add(fault + " does not fail any more, so that nothing is shown");
      }
      injection.mend();
    });
    violations.addAll(pass(round, List.copyOf(round.failing().values()), "mended"));
    return violations;
  }

  private List<String> pass(Round round, List<String> projects, String when)
      throws InterruptedException {
    String branch = "still/" + round.number() + "/" + when;
    List<String> violations = new ArrayList<>();
    List<Duration> took = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Duration>> all = new ArrayList<>();
      for (String project : projects) {
        all.add(people.submit(() -> new Passage(fleet, web, project, branch).pass()));
      }
      for (Future<Duration> one : all) {
        try {
          took.add(one.get());
        } catch (ExecutionException e) {
          violations.add(String.valueOf(e.getCause()));
        }
      }
    }
    System.out.printf("%s: %s%n", when, took.stream().sorted().toList());
    return violations;
  }

  private List<String> unready() {
    return fleet.services().stream()
        .filter(service -> !fleet.isReady(service))
        .map(service -> service + " is not ready, though only some projects fail")
        .toList();
  }
}
