package dev.slipway.approval.core.environment;

import dev.slipway.contract.deployment.Removal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The lifetime of an environment's instance. Each request to deploy to it begins another.
///
/// @param release that was deployed there last, or was to be
/// @param until when it is removed; null for as long as its branch or tag is there, or as soon as nobody
///     deploys to it where it is leaving
/// @param leaving why it is to be removed, null where nobody has asked for that and nothing has failed
/// @param extensions how often somebody has put its removal off
public record Stay(
    String release, @Nullable Instant until, Removal.@Nullable Why leaving, int extensions) {

  private static final Duration WARNING = Duration.ofHours(1);

  /// People are warned an hour before, and halfway where it stays for less than two.
  public static Instant warning(Instant until, Duration ttl) {
    Duration half = ttl.dividedBy(2);
    return until.minus(half.compareTo(WARNING) < 0 ? half : WARNING);
  }

  /// Whether it is to be removed now.
  public boolean isOver(Instant at) {
    return until == null ? leaving != null : !at.isBefore(until);
  }

  /// It is removed as soon as nobody deploys to it.
  public Stay leaving(Removal.Why why) {
    return new Stay(release, null, why, extensions);
  }

  Stay extended(Instant until) {
    return new Stay(release, until, leaving, extensions + 1);
  }

  /// Removing it has failed, and is tried again.
  public Stay retried(Instant at) {
    return new Stay(release, at, leaving == null ? Removal.Why.EXPIRED : leaving, extensions);
  }
}
