package dev.slipway.sandbox.slack.workspace;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Counts what changes in the workspace, so that who shows it can wait for the next change.
@Component
public final class WorkspaceChanges {

  private long version;

  /// Wakes whoever waits for a change.
  public synchronized void happened() {
    version++;
    notifyAll();
  }

  /// Waits until something is other than it was at a version, or the time is over.
  ///
  /// @return the version now
  public synchronized long await(long seen, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis();
        version == seen && left > 0;
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())) {
      wait(left);
    }
    return version;
  }
}
