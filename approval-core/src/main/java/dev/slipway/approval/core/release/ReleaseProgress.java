package dev.slipway.approval.core.release;

import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A release and the events that have brought it here within one decision.
public record ReleaseProgress(Release state, List<RecordedEvent> events) {

  /// Nothing has happened to it yet.
  public static ReleaseProgress from(Release state) {
    return new ReleaseProgress(state, List.of());
  }

  /// One thing more has happened.
  public ReleaseProgress then(RecordedEvent event) {
    return new ReleaseProgress(
        Evolution.evolve(state, event), Stream.concat(events.stream(), Stream.of(event)).toList());
  }

  /// What has happened, as the outcome of a command.
  public Decided accepted() {
    return new Decided.Accepted(events);
  }

  /// Opens every gate and begins every wait that the release has come to, up to the one that holds it; completes the
  /// release where nothing is left. A deployment it comes to waits for its slot to be granted.
  public ReleaseProgress advance(Instant at) {
    return switch (state) {
      case Release.Open open -> advance(open, at);
      case Release.Absent _, Release.Finished _ -> this;
    };
  }

  private ReleaseProgress advance(Release.Open open, Instant at) {
    OptionalInt holding = Pipeline.holding(open.steps());
    if (holding.isEmpty()) {
      @Nullable Actor by = Pipeline.decidedBy(open.steps()).orElse(null);
      return finish(new RecordedEvent.Finished(Outcome.COMPLETED, by, null, at));
    }
    return open.steps()
        .get(holding.getAsInt())
        .arrival(at)
        .map(arrival -> then(arrival).advance(at))
        .orElse(this);
  }

  /// Opens the gate once more than before.
  public ReleaseProgress open(GateStep gate, Instant at) {
    return then(gate.opening(at));
  }

  /// The open gates among the steps take no more votes, and the waits end.
  public ReleaseProgress close(List<StepState> steps, Instant at) {
    ReleaseProgress progress = this;
    for (StepState step : steps) {
      progress = step.closing(at).map(progress::then).orElse(progress);
    }
    return progress;
  }

  /// Ends the release; gates that are still open close first.
  public ReleaseProgress finish(RecordedEvent.Finished event) {
    return switch (state) {
      case Release.Open open -> close(open.steps(), event.at()).then(event);
      case Release.Absent _, Release.Finished _ -> this;
    };
  }

  /// The release ends, since there is a newer one.
  public ReleaseProgress supersede(String by, Instant at) {
    return finish(new RecordedEvent.Finished(Outcome.SUPERSEDED, null, by, at));
  }
}
