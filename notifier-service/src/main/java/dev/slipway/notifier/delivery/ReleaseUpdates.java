package dev.slipway.notifier.delivery;

import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.Received;
import dev.slipway.notifier.delivery.DesiredSurfaces.Desired;
import dev.slipway.notifier.delivery.Notices.Notice;
import dev.slipway.notifier.surface.RefusalNotice;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes release events in: of each release only the latest snapshot counts, and all that a batch
/// asks for is written in one transaction. Idempotent.
@Component
public class ReleaseUpdates {

  /// Later than this, nobody remembers the click that a notice is about.
  private static final Duration NOTICE_LIFE = Duration.ofMinutes(10);

  /// Those that projects may name.
  private static final List<String> PLATFORMS = List.of("slack", "teams");

  private final DesiredSurfaces desired;
  private final Notices notices;
  private final TransactionTemplate transactions;
  private final Workers workers;
  private final MeterRegistry meters;
  private final Set<String> platforms;
  private final Clock clock = Clock.systemUTC();

  ReleaseUpdates(
      DesiredSurfaces desired,
      Notices notices,
      TransactionTemplate transactions,
      Workers workers,
      Platforms platforms,
      MeterRegistry meters) {
    this.desired = desired;
    this.notices = notices;
    this.transactions = transactions;
    this.workers = workers;
    this.platforms = platforms.names();
    this.meters = meters;
    PLATFORMS.stream().filter(name -> !this.platforms.contains(name)).forEach(this::skipped);
  }

  /// Events of other kinds are ignored.
  public void accept(List<Received> batch) {
    Map<String, Latest> latest = new LinkedHashMap<>();
    List<Notice> told = new ArrayList<>();
    for (Received received : batch) {
      if (received.event() instanceof ReleaseEvent event) {
        ReleaseSnapshot release = event.release();
        if (release != null) {
          latest.merge(
              release.id(),
              new Latest(release, Cause.of(received.envelope())),
              ReleaseUpdates::newer);
        }
        if (event instanceof InteractionRefused refused) {
          notice(received, refused, told);
        }
      }
    }
    List<Desired> wanted = latest.values().stream().flatMap(this::desired).toList();
    transactions.executeWithoutResult(_ -> {
      desired.save(wanted);
      notices.save(told);
    });
    workers.wake();
  }

  private record Latest(ReleaseSnapshot release, Cause cause) {}

  private static Latest newer(Latest one, Latest other) {
    return other.release().version() >= one.release().version() ? other : one;
  }

  private java.util.stream.Stream<Desired> desired(Latest latest) {
    ReleaseSnapshot release = latest.release();
    Map<Boolean, List<Surface>> surfaces =
        Surfaces.of(release).stream()
            .collect(
                Collectors.partitioningBy(s -> platforms.contains(s.destination().platform())));
    surfaces.getOrDefault(false, List.of()).forEach(s -> skip(s.destination().platform()));
    return surfaces.getOrDefault(true, List.of()).stream()
        .map(s -> Desired.of(release, s, latest.cause()));
  }

  private void notice(Received received, InteractionRefused refused, List<Notice> told) {
    String platform = refused.origin().platform();
    String recipient = refused.actor().slack();
    Instant expires = received.envelope().time().plus(NOTICE_LIFE);
    if (!platforms.contains(platform) || recipient == null) {
      skip(platform);
    } else if (expires.isAfter(clock.instant())) {
      told.add(
          new Notice(
              received.envelope().id(),
              platform,
              refused.origin().channel(),
              recipient,
              EventJson.mapper().writeValueAsString(RefusalNotice.of(refused)),
              expires,
              Cause.of(received.envelope())));
    }
  }

  private void skip(String platform) {
    skipped(platform).increment();
  }

  private Counter skipped(String platform) {
    return meters.counter("slipway.notifier.skipped", "platform", platform);
  }
}
