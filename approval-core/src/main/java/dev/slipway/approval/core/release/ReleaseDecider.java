package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeploymentCommand;
import dev.slipway.approval.core.deployment.DeploymentDecider;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.environment.EnvironmentDecider;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateDecider;
import dev.slipway.approval.core.wait.WaitDecider;
import dev.slipway.approval.core.wait.WaitStepCommand;

/// Applies commands to a release: its own here, those of its gates, waits, deployments and instances by the table of
/// each. A command that comes again, or too late, changes nothing; only people are refused, since only they are
/// told.
public final class ReleaseDecider {

  private ReleaseDecider() {}

  /// @throws IllegalArgumentException where a release is opened with a pipeline that cannot be
  ///     followed
  public static Decided decide(Release state, Command command) {
    return switch (command) {
      case GateCommand.Choose c -> Aborting.decide(state, c).orElseGet(() -> choose(state, c));
      case GateCommand c -> GateDecider.decide(state, c);
      case WaitStepCommand c -> WaitDecider.decide(state, c);
      case DeploymentCommand c -> DeploymentDecider.decide(state, c);
      case EnvironmentCommand c -> EnvironmentDecider.decide(state, c);
      case Command.Open c ->
          state instanceof Release.Absent absent ? open(absent, c) : Decided.nothing();
      case Command.Supersede c ->
          state instanceof Release.Open open ? supersede(open, c) : Decided.nothing();
    };
  }

  private static Decided choose(Release state, GateCommand.Choose c) {
    return state instanceof Release.Open open && Pipeline.wait(open.steps(), c.gate()).isPresent()
        ? WaitDecider.choose(open, c)
        : GateDecider.decide(state, c);
  }

  private static Decided open(Release.Absent absent, Command.Open c) {
    Pipeline.check(c.definition(), c.subject());
    ReleaseProgress opened =
        ReleaseProgress.from(absent)
            .then(
                new RecordedEvent.Opened(
                    c.release(), c.subject(), c.definition(), c.cause(), c.at()));
    Command.Outdated outdated = c.outdated();
    return outdated == null
        ? opened.advance(c.at()).accepted()
        : opened
            .finish(new RecordedEvent.Finished(outdated.outcome(), null, outdated.by(), c.at()))
            .accepted();
  }

  /// A running deployment ends before its release does.
  private static Decided supersede(Release.Open release, Command.Supersede c) {
    if (release.supersededBy() != null) {
      return Decided.nothing();
    }
    return Pipeline.deploying(release).findAny().isPresent()
        ? Decided.that(new RecordedEvent.SupersessionPending(c.by(), c.at()))
        : ReleaseProgress.from(release).supersede(c.by(), c.at()).accepted();
  }
}
