package dev.slipway.approval.core.wait;

import dev.slipway.approval.core.release.Command;
import java.time.Instant;

/// A command to one wait of a release. A choice of those who may end it early is a command of people, as at a gate.
public sealed interface WaitStepCommand extends Command {

  /// The wait's name.
  String step();

  /// The time that it waited for has come.
  ///
  /// @param attempt the beginning of the wait that the time was computed for
  record End(String step, int attempt, Instant at) implements WaitStepCommand {}

  /// A freeze has begun before the deployment could.
  record Freeze(String step, Instant at) implements WaitStepCommand {}
}
