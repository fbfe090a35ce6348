package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.release.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Figures of what was decided. Releases and projects are no labels: there are too many of them.
@Component
class ReleaseMeters {

  private static final Duration[] DURATIONS = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(10),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1),
    Duration.ofDays(3),
    Duration.ofDays(7)
  };

  private final Counter decided;
  private final Counter repeated;
  private final Counter known;
  private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);
  private final Map<Outcome, Timer> durations = new EnumMap<>(Outcome.class);

  ReleaseMeters(MeterRegistry meters) {
    decided = meters.counter("slipway.inputs", "result", "decided");
    repeated = meters.counter("slipway.inputs", "result", "repeated");
    known = meters.counter("slipway.inputs", "result", "known");
    for (Refusal refusal : Refusal.values()) {
      refusals.put(refusal, meters.counter("slipway.refusals", "reason", ReleaseRow.word(refusal)));
    }
    for (Outcome outcome : Outcome.values()) {
      durations.put(
          outcome,
          Timer.builder("slipway.release.duration")
              .tag("outcome", ReleaseRow.word(outcome))
              .serviceLevelObjectives(DURATIONS)
              .register(meters));
    }
  }

  void count(Report report) {
    decided.increment(report.decided());
    repeated.increment(report.repeated());
    known.increment(report.known());
    report.facts().forEach(this::count);
  }

  private void count(Recorded recorded) {
    if (recorded.event() instanceof RecordedEvent.Refused refused) {
      refused(refused.reason());
    }
    if (recorded.event() instanceof RecordedEvent.CommandRefused refused) {
      refused(refused.reason());
    }
    if (recorded.event() instanceof RecordedEvent.Finished finished
        && recorded.after() instanceof Release.Finished release) {
      Timer timer = durations.get(finished.outcome());
      if (timer != null) {
        timer.record(Duration.between(release.facts().openedAt(), finished.at()));
      }
    }
  }

  private void refused(Refusal reason) {
    Counter counter = refusals.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }
}
