package dev.slipway.approval.core.wait;

import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateFollowUp;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A wait for a time or for the end of a freeze.
///
/// @param until its condition
/// @param early who may end it early, and their choices, in the form in which definitions publish a wait
/// @param attempt how often it has begun, from 0
/// @param votes of those who ended it or the release here, of all its beginnings, oldest first
/// @param reach whose votes are in whose hands
public record WaitStep(
    Step.Hold until,
    Step.Approve early,
    int attempt,
    Wait state,
    List<Vote> votes,
    GateFollowUp reach)
    implements StepState {
  public WaitStep {
    votes = List.copyOf(votes);
    reach = GateFollowUp.orNone(reach);
  }

  /// The one place that reads a wait from the form in which definitions, stored releases and snapshots have it: a
  /// gate with a condition. Empty for a gate at which people decide.
  public static Optional<WaitStep> of(GateStep gate) {
    return Optional.ofNullable(gate.step().holds())
        .map(until ->
            new WaitStep(
                until, gate.step(), gate.attempt(), of(gate.gate()), gate.votes(), gate.reach()));
  }

  /// The step in its own form: a wait, or the gate itself.
  public static StepState stepOf(GateStep gate) {
    return of(gate).<StepState>map(wait -> wait).orElse(gate);
  }

  private static Wait of(Gate gate) {
    return switch (gate) {
      case Gate.Pending _ -> new Wait.Pending();
      case Gate.Open(var until, _) -> new Wait.Waiting(until);
      case Gate.Passed(var at) -> new Wait.Over(at);
      case Gate.Rejected(var at) -> new Wait.Stopped(at);
      case Gate.Closed(var at) -> new Wait.Closed(at);
      case Gate.Expired(var at) -> new Wait.Closed(at);
    };
  }

  /// The gate at which people may end the wait early: open while the release waits.
  public GateStep asGate() {
    Gate gate =
        switch (state) {
          case Wait.Pending _ -> new Gate.Pending();
          case Wait.Waiting(var until) -> new Gate.Open(until, false);
          case Wait.Over(var at) -> new Gate.Passed(at);
          case Wait.Stopped(var at) -> new Gate.Rejected(at);
          case Wait.Closed(var at) -> new Gate.Closed(at);
        };
    return new GateStep(early, attempt, gate, votes, reach);
  }

  @Override
  public String name() {
    return early.name();
  }

  /// Those who may end a wait have votes, delegations and successors as those of a gate have.
  @Override
  public WaitStep after(StepEvent event) {
    return switch (event) {
      case WaitEvent own -> after(own);
      case GateEvent.OfPeople own -> after(own);
      case StepEvent _ -> this;
    };
  }

  /// The wait once the event has happened to it. Copies facts and never judges them.
  public WaitStep after(WaitEvent event) {
    return switch (event) {
      case WaitEvent.Began e ->
          new WaitStep(
              until, early, e.attempt(), new Wait.Waiting(e.until()), votes, reach.again());
      case WaitEvent.Over e -> in(new Wait.Over(e.at()));
      case WaitEvent.Stopped e -> in(new Wait.Stopped(e.at()));
      case WaitEvent.Closed e -> in(new Wait.Closed(e.at()));
    };
  }

  /// The wait once something has happened to those who may end it. Its state stays.
  public WaitStep after(GateEvent.OfPeople event) {
    GateStep gate = asGate().after(event);
    return new WaitStep(until, early, attempt, state, gate.votes(), gate.reach());
  }

  /// As if the release had not come to it, with the votes it has had.
  @Override
  public WaitStep again() {
    return in(new Wait.Pending());
  }

  private WaitStep in(Wait next) {
    return new WaitStep(until, early, attempt, next, votes, reach);
  }

  @Override
  public boolean isDone() {
    return state instanceof Wait.Over;
  }

  @Override
  public boolean holdsUp() {
    return true;
  }

  @Override
  public Optional<GateStep> deciding() {
    return Optional.of(asGate());
  }

  @Override
  public boolean belongsTo(String environment) {
    return isForFreezeOf(environment);
  }

  /// Whether the wait is for the end of a freeze of the environment.
  public boolean isForFreezeOf(String environment) {
    return until instanceof Step.Hold.Frozen(var frozen, _) && frozen.equals(environment);
  }

  @Override
  public Optional<StepEvent> arrival(Instant at) {
    return state instanceof Wait.Pending ? Optional.of(come(at)) : Optional.empty();
  }

  @Override
  public Optional<StepEvent> closing(Instant at) {
    return state instanceof Wait.Waiting
        ? Optional.of(new WaitEvent.Closed(name(), at))
        : Optional.empty();
  }

  /// Nothing is waited for if no freeze lasts.
  private WaitEvent come(Instant at) {
    return until instanceof Step.Hold.Frozen && freeze(at).isEmpty()
        ? new WaitEvent.Over(name(), at)
        : begin(at);
  }

  /// Begins once more than before.
  WaitEvent.Began begin(Instant at) {
    return new WaitEvent.Began(name(), attempt + 1, end(at), at);
  }

  private @Nullable Instant end(Instant at) {
    return switch (until) {
      case Step.Hold.Time _ -> early.expires() == null ? null : at.plus(early.expires());
      case Step.Hold.Frozen _ -> freeze(at).map(Freezes.Frozen::until).orElse(at);
    };
  }

  /// The freeze that lasts at the time, empty if it waits for no freeze or none lasts.
  Optional<Freezes.Frozen> freeze(Instant at) {
    return switch (until) {
      case Step.Hold.Time _ -> Optional.empty();
      case Step.Hold.Frozen(_, var freezes) -> Freezes.at(freezes, at);
    };
  }

  /// The name of the freeze whose end is waited for, null if it has none or nothing is waited for.
  public @Nullable String freezeName() {
    return state instanceof Wait.Waiting(var end) && end != null
        ? freeze(end.minusMillis(1)).map(Freezes.Frozen::name).orElse(null)
        : null;
  }

  /// Whether the wait is over, and a freeze has begun since that nobody has let the deployment through.
  public boolean isFrozenAgain(Instant at) {
    return isDone()
        && votes.stream().noneMatch(vote -> vote.attempt() == attempt)
        && freeze(at).isPresent();
  }
}
