package dev.slipway.view.gate;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.StepSnapshot.Holding;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.Objects;

/// Gates that pass by themselves: when a freeze is over, or after a time. Nobody decides that, and
/// nothing has expired.
public final class Holds {

  private static final int LONGEST_NAME = 60;

  private Holds() {}

  /// Whether the gate waits for the end of a freeze.
  public static boolean isFreeze(Gate gate) {
    Holding holding = gate.holding();
    return holding != null && holding.frozen() != null;
  }

  /// Whether there was nothing to wait for: then it is as if there were no gate.
  static boolean neverHeld(Gate gate) {
    return gate.status() == GateStatus.PASSED && gate.attempt() == 0;
  }

  /// Whether the decision for what comes after it was made before it: a freeze only puts that off.
  public static boolean asksNobody(Gate gate) {
    return isFreeze(gate) || neverHeld(gate);
  }

  /// Whether what people chose elsewhere goes through it: nobody decided anything of their own here.
  public static boolean isPassing(Gate gate) {
    return asksNobody(gate) || passedByItself(gate);
  }

  /// Whether nobody's choice passed it.
  static boolean passedByItself(Gate gate) {
    return gate.holding() != null
        && gate.status() == GateStatus.PASSED
        && Votes.latest(gate).isEmpty();
  }

  /// That an environment is frozen and until when, without an end to the sentence.
  ///
  /// @param freeze see [#isFreeze]
  public static Text frozen(Gate freeze) {
    Text text = environment(freeze).words(" is frozen");
    return (freeze.expiresAt() == null
            ? text
            : text.words(" until ").time(Objects.requireNonNull(freeze.expiresAt())))
        .words(name(freeze));
  }

  /// How a freeze stands, in a sentence.
  ///
  /// @param freeze see [#isFreeze]
  public static Text standing(ReleaseSnapshot release, Gate freeze) {
    if (!Votes.areTaken(release, freeze)) {
      return environment(freeze).words(" was frozen" + name(freeze) + ".");
    }
    Text frozen = frozen(freeze).words(".");
    return freeze.from().isEmpty()
        ? frozen
        : frozen.words(" " + GateGroups.all(freeze) + " may deploy anyway.");
  }

  private static Text environment(Gate freeze) {
    Holding holding = Objects.requireNonNull(freeze.holding(), "a freeze is waited for");
    return Text.none().strong(Objects.requireNonNull(holding.frozen(), "a freeze is somewhere"));
  }

  private static String name(Gate freeze) {
    Holding holding = freeze.holding();
    return holding == null || holding.freeze() == null
        ? ""
        : " (" + Legible.head(holding.freeze(), LONGEST_NAME) + ")";
  }

  /// When the release goes on where nobody chooses; nothing where it waits for people alone.
  public static Text until(Gate gate) {
    return gate.holding() == null || gate.expiresAt() == null
        ? Text.none()
        : Text.of("goes on by itself ").time(gate.expiresAt());
  }
}
