package dev.slipway.background;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// One thread for work beside all other, now, later or again and again: Spring's task scheduler, by the rules of a
/// service. Whatever work throws ends that run alone and is logged. What is handed over while it does not run is
/// dropped, since nobody waits for it. Safe for use by several threads.
public final class BackgroundThread {

  private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);

  private final String name;
  private volatile @Nullable ThreadPoolTaskScheduler scheduler;

  /// Starts nothing.
  ///
  /// @param name of the thread, for example `rollouts`
  public BackgroundThread(String name) {
    this.name = name;
  }

  /// May be started again after it has stopped.
  public synchronized void start() {
    ThreadPoolTaskScheduler started = new ThreadPoolTaskScheduler();
    started.setPoolSize(1);
    started.setThreadNamePrefix(name + "-");
    started.setDaemon(true);
    started.setErrorHandler(e -> log.error("{}: work failed", name, e));
    started.initialize();
    scheduler = started;
  }

  /// Does it once what was handed over before is done.
  public void execute(Runnable work) {
    handOver(running -> running.execute(work));
  }

  /// Does it once, later.
  public void executeAfter(Duration pause, Runnable work) {
    handOver(running -> running.schedule(work, Instant.now().plus(pause)));
  }

  /// Does it again and again until it is stopped.
  ///
  /// @param what it does, for the log, for example `looks at rollouts`
  /// @param first the pause before the first run
  /// @param pause between the end of a run and the beginning of the next
  public void repeat(String what, Duration first, Duration pause, Runnable work) {
    repeat(new PeriodicWork(what, work), first, pause);
  }

  /// As above, for work that has been done before.
  public void repeat(PeriodicWork work, Duration first, Duration pause) {
    handOver(running -> running.scheduleWithFixedDelay(work, Instant.now().plus(first), pause));
  }

  private void handOver(Consumer<ThreadPoolTaskScheduler> how) {
    ThreadPoolTaskScheduler running = scheduler;
    if (running == null) {
      return;
    }
    try {
      how.accept(running);
    } catch (RejectedExecutionException e) {
      log.debug("{}: stopped meanwhile", name, e);
    }
  }

  /// Interrupts what it is at, and begins nothing more.
  public synchronized void stop() {
    ThreadPoolTaskScheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.shutdown();
    }
  }

  /// True between its start and its stop.
  public boolean isRunning() {
    return scheduler != null;
  }
}
