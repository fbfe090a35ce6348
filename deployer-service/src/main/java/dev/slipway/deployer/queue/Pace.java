package dev.slipway.deployer.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows if the requests that were waiting when this instance got its share have been handled: what waits
/// is read at once, so that a moment without any is the end of it. What is parked is not waited for.
@Component
public class Pace {

  private static final Duration QUIET = Duration.ofSeconds(3);

  /// Where requests come all the time, there is no such moment.
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Clock clock;
  private @Nullable Instant since;
  private Instant busy = Instant.MIN;
  private int handling;

  Pace(Clock clock) {
    this.clock = clock;
  }

  /// A request was taken in.
  synchronized void begins() {
    handling++;
    busy = clock.instant();
  }

  /// It was handled, or parked.
  synchronized void ends() {
    handling--;
    busy = clock.instant();
  }

  /// So many were let go of.
  synchronized void ends(int count) {
    handling -= count;
  }

  /// @param some whether this instance has a share now
  public synchronized boolean isSettled(boolean some) {
    Instant now = clock.instant();
    if (!some) {
      since = null;
      return false;
    }
    if (since == null) {
      since = now;
    }
    boolean quiet = handling == 0 && !busy.isAfter(now.minus(QUIET));
    return !since.isAfter(now.minus(quiet ? QUIET : LONGEST));
  }
}
