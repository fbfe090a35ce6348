package dev.slipway.approval.core.wait;

import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.Voting;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseProgress;
import java.time.Instant;

/// The table of commands to a release's waits.
public final class WaitDecider {

  private static final Voting.Ends ENDS =
      new Voting.Ends(WaitEvent.Over::new, WaitEvent.Stopped::new);

  private WaitDecider() {}

  /// Changes nothing if the release is not open, or does not wait there any more.
  public static Decided decide(Release state, WaitStepCommand command) {
    return state instanceof Release.Open open
        ? Pipeline.wait(open.steps(), command.step())
            .map(step -> decide(open, step, command))
            .orElseGet(Decided::nothing)
        : Decided.nothing();
  }

  /// A choice of somebody who may end the wait, or the release at it.
  public static Decided choose(Release.Open release, GateCommand.Choose command) {
    return Voting.choose(release, command, ENDS);
  }

  private static Decided decide(Release.Open release, WaitStep step, WaitStepCommand command) {
    return switch (command) {
      case WaitStepCommand.End c ->
          step.attempt() == c.attempt() && isDue(step, c.at())
              ? end(release, step, c.at())
              : Decided.nothing();
      case WaitStepCommand.Freeze c -> Decided.that(step.begin(c.at()));
    };
  }

  private static boolean isDue(WaitStep step, Instant at) {
    return step.state() instanceof Wait.Waiting(var until) && until != null && !at.isBefore(until);
  }

  /// A freeze without an end in sight goes on.
  private static Decided end(Release.Open release, WaitStep step, Instant at) {
    return step.freeze(at).isPresent()
        ? Decided.that(step.begin(at))
        : ReleaseProgress.from(release)
            .then(new WaitEvent.Over(step.name(), at))
            .advance(at)
            .accepted();
  }
}
