package dev.slipway.cli.doctor.check;

import dev.slipway.contract.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs checks at once and collects what they find, in their order.
public final class Examination {

  /// The share of the limit that one answer may take, so that a check says itself what does not answer.
  private static final int ANSWERS = 2;

  private final Duration limit;

  /// @param limit for each check
  public Examination(Duration limit) {
    this.limit = limit;
  }

  /// One finding, and the services that it matters to.
  public record Result(Set<Service> services, CheckResult finding) {}

  /// Runs each check on a thread of its own. One that throws or takes too long becomes a finding.
  ///
  /// @return the findings in the order of the checks
  public List<Result> run(Map<Check, Set<Service>> checks) throws InterruptedException {
    ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    try {
      Map<Check, Future<List<CheckResult>>> looking = new LinkedHashMap<>();
      checks
          .keySet()
          .forEach(check ->
              looking.put(check, threads.submit(() -> check.look(limit.dividedBy(ANSWERS)))));
      long deadline = System.nanoTime() + limit.toNanos();
      List<Result> results = new ArrayList<>();
      for (Map.Entry<Check, Future<List<CheckResult>>> entry : looking.entrySet()) {
        Set<Service> services = checks.getOrDefault(entry.getKey(), Set.of());
        findings(entry.getKey(), entry.getValue(), deadline)
            .forEach(finding -> results.add(new Result(services, finding)));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<CheckResult> findings(Check check, Future<List<CheckResult>> future, long deadline)
      throws InterruptedException {
    try {
      return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return List.of(
          CheckResult.failed(
              check.name(),
              "No answer within " + DurationText.exact(limit),
              "Check the address and what is between here and there, or allow more with --timeout."));
    } catch (ExecutionException e) {
      return List.of(
          CheckResult.failed(
              check.name(),
              "The check itself failed: " + e.getCause(),
              "Check the values that it was given."));
    }
  }
}
