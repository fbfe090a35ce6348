package dev.slipway.view.gate;

import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Text;

/// Says of a gate that nobody can pass what its project's people can do.
public final class DeadlockText {

  private DeadlockText() {}

  /// One or two sentences; the second names a command that ends the gate, if there is one.
  public static Text text(Gate gate, Deadlock why) {
    Text text =
        switch (why) {
          case BARRED ->
              Text.of("Nobody can pass this gate: too few of " + GateGroups.all(gate))
                  .words(" had no part in the build. Add somebody to the group in the project's")
                  .words(" file and build again, which supersedes this release");
          case LEFT ->
              Text.of("Nobody can pass this gate: too few of " + GateGroups.all(gate))
                  .words(
                      " are left, since others have left the project's groups. Add them again, or")
                  .words(" build again, which supersedes this release");
          case UNKNOWN_AUTHOR ->
              Text.of("Nobody can pass this gate: it demands a known author, and nobody in")
                  .words(
                      " people.yaml is known by the author of this build. Enter their address or")
                  .words(" login there under git and build again");
        };
    return gate.choices().stream()
        .filter(choice -> choice.effect() != Step.Effect.PASS)
        .findFirst()
        .map(choice ->
            text.words("; or end it: type ").command(choice.id()).words(" and the release's id."))
        .orElseGet(() -> text.words("."));
  }
}
