package dev.slipway.view.gate;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Text;
import java.util.List;

/// The people whom a gate waits for, for a line about it.
public final class WaitingText {

  /// More names than that say less.
  private static final int NAMES = 5;

  private WaitingText() {}

  /// Those who can still choose: not whoever has chosen, has left the gate's groups, or may not decide.
  public static Text people(Gate gate) {
    List<Person> people = DelegationText.awaited(gate);
    if (people.isEmpty()) {
      return Text.of("nobody who may still choose");
    }
    return Text.none().mentions(people, NAMES);
  }

  /// A line about an open gate, for a reader who sees its name beside it.
  static Text of(Gate gate) {
    Text text = Text.of(gate.advisory() ? "asks " : "waits for ").then(people(gate));
    return gate.expiresAt() == null ? text : text.words(" until ").time(gate.expiresAt());
  }
}
