package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.wait.Wait;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Outcome;
import java.time.Duration;
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
    return switch (open.steps().get(holding.getAsInt())) {
      case GateStep gate when gate.gate() instanceof Gate.Pending -> open(gate, at).advance(at);
      case WaitStep wait when wait.state() instanceof Wait.Pending ->
          then(wait.arrival(at)).advance(at);
      case GateStep _, WaitStep _, DeployStep _ -> this;
    };
  }

  /// Opens the gate once more than before.
  public ReleaseProgress open(GateStep gate, Instant at) {
    return then(new GateEvent.Opened(gate.name(), gate.attempt() + 1, expiry(gate.step(), at), at));
  }

  private static @Nullable Instant expiry(Step.Approve gate, Instant at) {
    Duration expires = gate.expires();
    return expires == null ? null : at.plus(expires);
  }

  /// The open gates among the steps take no more votes, and the waits end.
  public ReleaseProgress close(List<StepState> steps, Instant at) {
    ReleaseProgress progress = this;
    for (StepState step : steps) {
      progress =
          switch (step) {
            case GateStep gate when gate.gate() instanceof Gate.Open ->
                progress.then(new GateEvent.Closed(gate.name(), at));
            case WaitStep wait when wait.state() instanceof Wait.Waiting ->
                progress.then(new WaitEvent.Closed(wait.name(), at));
            case GateStep _, WaitStep _, DeployStep _ -> progress;
          };
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
