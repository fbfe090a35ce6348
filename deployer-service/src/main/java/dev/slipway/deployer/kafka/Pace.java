package dev.slipway.deployer.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether the requests that were waiting when this instance got its share have been handled: what waits
/// is read at once, so that a moment without any is the end of it.
@Component
class Pace {

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

  void during(Runnable batch) {
    handling(1);
    try {
      batch.run();
    } finally {
      handling(-1);
    }
  }

  private synchronized void handling(int more) {
    handling += more;
    busy = clock.instant();
  }

  /// @param some whether this instance has a share now
  synchronized boolean isSettled(boolean some) {
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
