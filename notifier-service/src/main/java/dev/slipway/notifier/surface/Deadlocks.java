package dev.slipway.notifier.surface;

import dev.slipway.contract.approval.StepSnapshot.Deadlock;
import dev.slipway.contract.approval.StepSnapshot.Gate;

/// Says of a gate that nobody can pass what its project's people can do.
final class Deadlocks {

  private Deadlocks() {}

  static Text text(Gate gate, Deadlock why) {
    return switch (why) {
      case BARRED ->
          Text.of("Nobody can pass this gate: too few of " + Sentences.groups(gate))
              .words(" had no part in the build. Add somebody to the group in the project's file and")
              .words(" build again, which supersedes this release; or reject it to end it.");
      case UNKNOWN_AUTHOR ->
          Text.of("Nobody can pass this gate: it demands a known author, and nobody in people.yaml")
              .words(" is known by the author of this build. Enter their address or login there under")
              .words(" git and build again; or reject it to end it.");
    };
  }
}
