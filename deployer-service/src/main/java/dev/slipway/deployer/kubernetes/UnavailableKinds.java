package dev.slipway.deployer.kubernetes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The optional kinds that a cluster does not know, or that this service has no right to: they are not asked
/// for with each deployment. A right that is granted, or a kind that is installed, is noticed after a
/// while; until then nothing of that kind was made by Slipway.
final class UnavailableKinds {

  private static final Duration HOLDS = Duration.ofMinutes(10);

  private final Map<Place, Instant> since = new ConcurrentHashMap<>();
  private final Clock clock;

  private record Place(CompanionKind kind, String namespace) {}

  UnavailableKinds(Clock clock) {
    this.clock = clock;
  }

  boolean contains(CompanionKind kind, String namespace) {
    Instant when = since.get(new Place(kind, namespace));
    return when != null && clock.instant().isBefore(when.plus(HOLDS));
  }

  void add(CompanionKind kind, String namespace) {
    since.put(new Place(kind, namespace), clock.instant());
  }
}
