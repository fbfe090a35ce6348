package dev.slipway.deployer.queue;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.tracing.LogContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works through the queue of one instance and ends with it. What passes by itself is parked and tried
/// again; what lasts for longer than the environment's timeout, though the API server answers others, is
/// given up in the API server's words.
final class SlotWorker implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(SlotWorker.class);

  /// Nobody knows if what has no name passes: a few tries tell.
  private static final int TRIES_OF_UNKNOWN = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int MOST_DOUBLINGS = 5;

  private final SlotQueue queue;
  private final Tools tools;

  SlotWorker(SlotQueue queue, Tools tools) {
    this.queue = queue;
    this.tools = tools;
  }

  @Override
  public void run() {
    try {
      for (SlotQueue.Step step = queue.next(); step != null; step = queue.next()) {
        run(step);
      }
    } catch (InterruptedException e) {
      // Let go of with its partition: whoever has it next reads it again.
      Thread.currentThread().interrupt();
    }
  }

  private void run(SlotQueue.Step step) throws InterruptedException {
    Order order = step.order();
    Counted counted = new Counted(tools.pace());
    try (LogContext _ =
        LogContext.of(
            order.request().event().release(),
            order.request().correlation(),
            order.request().traceparent())) {
      boolean finished =
          step.by() > 0
              ? report(order, () -> tools.work().overtaken(order, step.by()))
              : carryOut(order, counted);
      if (finished) {
        order.finished().run();
      }
    } finally {
      tools.parked().release(order);
      counted.end();
    }
  }

  /// Counts an order as being handled until it is parked or done.
  private static final class Counted {
    private final Pace pace;
    private boolean ended;

    Counted(Pace pace) {
      this.pace = pace;
    }

    void end() {
      if (!ended) {
        ended = true;
        pace.ends();
      }
    }
  }

  /// @return false if the order was let go of
  private boolean carryOut(Order order, Counted counted) throws InterruptedException {
    OrderBudget budget = new OrderBudget(tools.clock(), tools.cluster());
    String told = "";
    int unknown = 0;
    for (int tries = 1; !queue.isClosed(); tries++) {
      Optional<RuntimeException> failure = attempt(order);
      if (failure.isEmpty()) {
        boolean waited = !told.isEmpty() || order.again();
        return !waited || report(order, () -> tools.work().goesOn(order));
      }
      unknown += isUnknown(failure.get()) ? 1 : 0;
      Optional<Diagnosis> end = end(order, failure.get(), budget, unknown);
      if (end.isPresent()) {
        return report(order, () -> tools.work().fail(order, end.get()));
      }
      told = park(order, failure.get(), told, tries);
      counted.end();
      queue.pause(pause(tries), true);
      long by = queue.overtaking();
      if (by > 0) {
        return report(order, () -> tools.work().overtaken(order, by));
      }
    }
    return false;
  }

  private Optional<RuntimeException> attempt(Order order) throws InterruptedException {
    try {
      tools.lanes().during(order.namespace(), () -> tools.work().handle(order));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    } catch (StackOverflowError e) {
      return Optional.of(new IllegalStateException("too deep", e));
    }
  }

  private static boolean isUnknown(RuntimeException why) {
    return !(why instanceof Cluster.UnavailableException) && !Failures.mayPass(why);
  }

  /// Why the order is given up now; empty if it is to be tried again.
  ///
  /// @param unknown how often it has failed for what has no name
  private static Optional<Diagnosis> end(
      Order order, RuntimeException why, OrderBudget budget, int unknown) {
    if (why instanceof Cluster.UnavailableException trouble) {
      return budget.isSpent(order.timeout()) ? Optional.of(trouble.diagnosis()) : Optional.empty();
    }
    budget.skip();
    if (!isUnknown(why) || unknown < TRIES_OF_UNKNOWN) {
      return Optional.empty();
    }
    log.error("{} is given up after {} tries", order.key(), unknown, why);
    return Optional.of(unknown(why));
  }

  private static Diagnosis unknown(RuntimeException why) {
    return Diagnosis.of(
        Diagnosis.Cause.OTHER,
        "Internal",
        "the deployer cannot carry this out (%s: %s); its log says more"
            .formatted(why.getClass().getSimpleName(), why.getMessage()),
        List.of());
  }

  /// What passes with the second try is not reported: somebody has changed the Deployment meanwhile, as its
  /// own controller does.
  ///
  /// @param told the reason that was reported last
  /// @return the reason that is reported now
  private String park(Order order, RuntimeException why, String told, int tries) {
    if (queue.isClosed()) {
      return told;
    }
    Diagnosis trouble =
        why instanceof Cluster.UnavailableException unavailable
            ? unavailable.diagnosis()
            : Diagnosis.of("Waiting", String.valueOf(why.getMessage()));
    tools.parked().park(order, trouble);
    if (tries == 1 || trouble.reason().equals(told)) {
      return told;
    }
    log.warn("{} waits ({}): {}", order.key(), order.sequence(), trouble.message());
    try {
      tools.work().waits(order, trouble);
      return trouble.reason();
    } catch (RuntimeException e) {
      return told;
    }
  }

  /// Repeated until it is durable.
  private boolean report(Order order, Runnable report) throws InterruptedException {
    for (int tries = 1; !queue.isClosed(); tries++) {
      try {
        report.run();
        return true;
      } catch (RuntimeException e) {
        log.warn("{}: cannot be reported now: {}", order.key(), e.getMessage());
        queue.pause(pause(tries), false);
      }
    }
    return false;
  }

  private static Duration pause(int tries) {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
  }
}
