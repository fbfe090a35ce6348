package dev.slipway.approval.core;

import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.contract.approval.TimerFired.About;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Computes the time at which a gate or a wait is looked at again.
public final class GateTimers {

  /// Whoever has not answered so many reminders will not answer one more.
  static final int REMINDERS = 5;

  private final Release.Open release;
  private final GateStep gate;
  private final Instant from;

  private GateTimers(Release.Open release, GateStep gate, Instant from) {
    this.release = release;
    this.gate = gate;
    this.from = from;
  }

  /// @param release after the event
  public static List<Decision.Timer> after(Release release, RecordedEvent event) {
    return switch (event) {
      case GateEvent.Opened e ->
          of(release, e.step(), e.at()).map(gate -> gate.opened(e.expiresAt())).orElse(List.of());
      case WaitEvent.Began e ->
          of(release, e.step(), e.at()).map(wait -> wait.opened(e.until())).orElse(List.of());
      case GateEvent.Reminded e ->
          of(release, e.step(), e.at()).map(GateTimers::reminded).orElse(List.of());
      case GateEvent.Delegated e when e.delegation() != null ->
          of(release, e.step(), e.delegation().until())
              .map(gate -> List.of(gate.timer(About.DELEGATION, gate.from)))
              .orElse(List.of());
      case RecordedEvent _ -> List.of();
    };
  }

  private static Optional<GateTimers> of(Release release, String step, Instant from) {
    return release instanceof Release.Open open
        ? Pipeline.gate(open.steps(), step).map(gate -> new GateTimers(open, gate, from))
        : Optional.empty();
  }

  private List<Decision.Timer> opened(@Nullable Instant expiresAt) {
    Step.@Nullable Escalation escalation = gate.reach().escalated() ? null : gate.step().escalate();
    return Stream.of(
            Optional.ofNullable(expiresAt).map(at -> timer(About.EXPIRY, at)),
            reminder(),
            Optional.ofNullable(escalation)
                .map(e -> timer(About.ESCALATION, within(from.plus(e.after())))))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Decision.Timer> reminded() {
    return gate.reach().reminded().size() < REMINDERS ? reminder().stream().toList() : List.of();
  }

  private Optional<Decision.Timer> reminder() {
    @Nullable Duration every = gate.step().remind();
    return Optional.ofNullable(every).map(e -> timer(About.REMINDER, within(from.plus(e))));
  }

  private Instant within(Instant at) {
    @Nullable WorkingHours hours = release.facts().definition().hours();
    return hours == null ? at : hours.next(at);
  }

  private Decision.Timer timer(About about, Instant due) {
    return new Decision.Timer(release.facts().id(), gate.name(), gate.attempt(), about, due);
  }
}
