package dev.slipway.background;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is repeated for as long as a process runs. A failure ends one run and not the next. Used by one thread.
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

  /// Runs the work once and never throws. A failure is logged when it begins or changes, and when it is over: some work
  /// is repeated ten times a second.
  @Override
  @SuppressWarnings("CatchingUnchecked") // Whatever gets out of here is logged each time.
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
