package dev.slipway.cli.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A span of the times at which records were written.
///
/// @param from the first moment that is in it, null for the beginning
/// @param to the first that is not, null for no end
public record TimeSpan(@Nullable Instant from, @Nullable Instant to) {

  public static final TimeSpan ALL = new TimeSpan(null, null);

  boolean contains(long timestamp) {
    return (from == null || timestamp >= from.toEpochMilli())
        && (to == null || timestamp < to.toEpochMilli());
  }
}
