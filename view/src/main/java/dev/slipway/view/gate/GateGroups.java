package dev.slipway.view.gate;

import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Legible;
import java.util.stream.Collectors;

/// Names the groups that decide at a gate, for a sentence.
public final class GateGroups {

  private static final int LONGEST = 100;

  private GateGroups() {}

  /// The groups whose votes are waited for, for a sentence: those that still owe some, of a gate that counts
  /// them by group, and all of them else.
  static String awaited(Gate gate) {
    return gate.missing().isEmpty()
        ? all(gate)
        : Legible.head(
            gate.missing().stream()
                .map(StepSnapshot.Missing::group)
                .collect(Collectors.joining(" and ")),
            LONGEST);
  }

  /// The groups that may vote, for a sentence.
  public static String all(Gate gate) {
    return gate.from().isEmpty()
        ? "nobody"
        : Legible.head(gate.from().stream().collect(Collectors.joining(" or ")), LONGEST);
  }
}
