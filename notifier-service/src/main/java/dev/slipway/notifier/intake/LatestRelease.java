package dev.slipway.notifier.intake;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Amended;
import dev.slipway.notifier.surface.Amendment;
import dev.slipway.notifier.surface.Destination;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The newest snapshot of a release in a batch, which alone says what its messages show.
///
/// @param longEnded whether the batch has nothing but events of a release that ended long ago
record LatestRelease(ReleaseSnapshot release, Correlation cause, boolean longEnded) {

  private static final Duration LONG_ENDED = Duration.ofDays(1);

  static LatestRelease of(ReleaseSnapshot release, Envelope<?> envelope) {
    Instant ended = release.finishedAt();
    return new LatestRelease(
        release,
        Correlation.of(envelope),
        ended != null && envelope.time().isAfter(ended.plus(LONG_ENDED)));
  }

  LatestRelease orNewer(LatestRelease other) {
    LatestRelease newer = other.release().version() >= release.version() ? other : this;
    return new LatestRelease(newer.release(), newer.cause(), longEnded && other.longEnded());
  }

  /// What was deployed may be told of long after people were asked for the last time, and their messages
  /// may be forgotten: they get none anew.
  ///
  /// @param served the platforms on which messages can be sent
  Stream<Surface> surfaces(Set<String> served) {
    Stream<Surface> all = Surfaces.of(release, served::contains).stream();
    if (!longEnded) {
      return all;
    }
    Set<Destination> channels =
        release.conversations().stream().map(Destination::parse).collect(Collectors.toSet());
    return all.filter(s -> channels.contains(s.destination()));
  }

  Stream<Amended> amended() {
    return Amendment.of(release).stream()
        .map(to -> new Amended(release.id(), release.version(), to, cause));
  }
}
