package dev.slipway.notifier.intake;

import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.database.RecordHandler;
import dev.slipway.messaging.Received;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.Workers;
import dev.slipway.notifier.delivery.message.DesiredSurfaces;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Amended;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Desired;
import dev.slipway.notifier.delivery.person.Homes;
import dev.slipway.notifier.delivery.person.Notices;
import dev.slipway.notifier.delivery.person.Notices.Notice;
import dev.slipway.notifier.overview.Change;
import dev.slipway.notifier.overview.OverviewWriter;
import dev.slipway.notifier.platform.Platforms;
import dev.slipway.notifier.surface.LossReply;
import dev.slipway.notifier.surface.Surface;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes release events and questions in: of each release only the latest snapshot counts, and all
/// that a batch asks for is written in one transaction. Idempotent.
@Component
public class ReleaseUpdates implements RecordHandler {

  private final DesiredSurfaces desired;
  private final Notices notices;
  private final OverviewWriter overview;
  private final ReplyCards replies;
  private final Homes homes;
  private final TransactionTemplate transactions;
  private final Workers workers;
  private final MeterRegistry meters;
  private final Set<String> platforms;

  ReleaseUpdates(
      DesiredSurfaces desired,
      Notices notices,
      OverviewWriter overview,
      ReplyCards replies,
      Homes homes,
      TransactionTemplate transactions,
      Workers workers,
      Platforms platforms,
      MeterRegistry meters) {
    this.desired = desired;
    this.notices = notices;
    this.overview = overview;
    this.replies = replies;
    this.homes = homes;
    this.transactions = transactions;
    this.workers = workers;
    this.platforms = platforms.names();
    this.meters = meters;
    // So that the counter is there, at 0, before anything is skipped.
    platforms.known().forEach(this::skipped);
  }

  /// Events of other kinds are ignored.
  @Override
  public void handle(List<Received> batch) {
    Map<String, LatestRelease> latest = new LinkedHashMap<>();
    List<Change> changes = new ArrayList<>();
    List<VoteCast> votes = new ArrayList<>();
    List<Received> lost = new ArrayList<>();
    for (Received received : batch) {
      if (received.event() instanceof ReleaseEvent event) {
        ReleaseSnapshot release = event.release();
        if (release != null) {
          latest.merge(
              release.id(), LatestRelease.of(release, received.envelope()), LatestRelease::orNewer);
        }
        Change.of(event, received.envelope().time()).ifPresent(changes::add);
        if (event instanceof InputLost) {
          lost.add(received);
        }
        if (event instanceof VoteCast vote) {
          votes.add(vote);
        }
      }
    }
    List<Desired> wanted =
        Stream.concat(
                latest.values().stream().flatMap(this::desired),
                lost.stream().flatMap(received -> lost(received, latest)))
            .toList();
    List<Amended> amended = latest.values().stream().flatMap(LatestRelease::amended).toList();
    transactions.executeWithoutResult(_ -> {
      desired.save(wanted);
      desired.amend(amended);
      List<ReleaseSnapshot> releases =
          latest.values().stream().map(LatestRelease::release).toList();
      overview.save(releases, changes, votes);
      homes.opened(batch);
      homes.changed(releases);
      // After the overview, which answers are taken from.
      notices.save(notices(batch));
    });
    workers.wake();
  }

  private Stream<Desired> desired(LatestRelease latest) {
    ReleaseSnapshot release = latest.release();
    Map<Boolean, List<Surface>> surfaces =
        latest
            .surfaces(platforms)
            .collect(
                Collectors.partitioningBy(s -> platforms.contains(s.destination().platform())));
    surfaces.getOrDefault(false, List.of()).forEach(s -> skip(s.destination().platform()));
    return surfaces.getOrDefault(true, List.of()).stream()
        .map(s -> Desired.of(release, s, latest.cause()));
  }

  /// A release that nobody knows, or cannot be read, has no version.
  private Stream<Desired> lost(Received received, Map<String, LatestRelease> latest) {
    InputLost lost = (InputLost) received.event();
    Correlation cause = Correlation.of(received.envelope());
    LatestRelease known = latest.get(lost.releaseId());
    return LossReply.of(lost, received.envelope().id()).stream()
        .filter(surface -> platforms.contains(surface.destination().platform()))
        .map(surface ->
            known == null
                ? new Desired(lost.releaseId(), 0, true, surface, cause)
                : Desired.of(known.release(), surface, cause));
  }

  private List<Notice> notices(List<Received> batch) {
    List<Notice> told = new ArrayList<>();
    for (Received received : batch) {
      Optional<Notice> notice = replies.of(received);
      if (notice.isPresent() && !platforms.contains(notice.get().platform())) {
        skip(notice.get().platform());
      } else {
        notice.ifPresent(told::add);
      }
    }
    return told;
  }

  private void skip(String platform) {
    skipped(platform).increment();
  }

  private Counter skipped(String platform) {
    return meters.counter("slipway.notifier.skipped", "platform", platform);
  }
}
