package dev.slipway.messaging.failure;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is repeated for as long as a process runs. A failure ends one run and not the next: an executor by itself
/// drops periodic work at its first exception, for ever and without a word. Used by one thread.
public final class PeriodicWork implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PeriodicWork.class);

  private final String name;
  private final Runnable work;
  private @Nullable String failure;

  /// @param name for the log, for example `looks at rollouts`
  /// @param work may throw anything, errors included
  public PeriodicWork(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  /// Repeats the work until the executor is shut down.
  ///
  /// @param first the pause before the first run
  /// @param pause between the end of a run and the beginning of the next
  public void repeat(ScheduledExecutorService executor, Duration first, Duration pause) {
    executor.scheduleWithFixedDelay(
        this, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Runs the work once and never throws. A failure is logged when it begins or changes, and when it is over: some work
  /// is repeated ten times a second.
  @Override
  @SuppressWarnings("CatchingUnchecked") // Whatever gets out of here ends the schedule.
  public void run() {
    try {
      work.run();
      if (failure != null) {
        failure = null;
        log.info("{}: succeeds again", name);
      }
    } catch (Throwable e) {
      String now = e.toString();
      if (!Objects.equals(now, failure)) {
        failure = now;
        log.error("{}: failed, and is tried again", name, e);
      }
    }
  }
}
