package dev.slipway.notifier.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/// The wait after a failure: doubling up to a limit, spread by half so that messages which failed together do
/// not come back together.
@Component
public class Backoff {

  private static final int MOST_DOUBLINGS = 16;

  private final DeliveryProperties properties;

  Backoff(DeliveryProperties properties) {
    this.properties = properties;
  }

  /// @param failures before this one
  public Duration after(int failures) {
    Duration doubled =
        properties.firstRetry().multipliedBy(1L << Math.clamp(failures, 0, MOST_DOUBLINGS));
    long millis =
        doubled.compareTo(properties.longestRetry()) < 0
            ? doubled.toMillis()
            : properties.longestRetry().toMillis();
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  /// Long enough for a message that is on its way to arrive where it is looked for.
  public Duration inDoubt(int failures) {
    Duration after = after(failures);
    return after.compareTo(properties.doubtDelay()) < 0 ? properties.doubtDelay() : after;
  }
}
