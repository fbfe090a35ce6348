package dev.slipway.view.gate;

import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Legible;
import java.util.Objects;
import java.util.Optional;

/// The state of a gate as the end of a headline, behind the release's title.
public final class GateHeadline {

  private static final int LONGEST_NAME = 30;

  private GateHeadline() {}

  /// What the release waits for at a gate that it is at.
  public static String waiting(Gate gate) {
    if (Holds.isFreeze(gate)) {
      String frozen = Objects.requireNonNull(gate.holding(), "a freeze is waited for").frozen();
      return ": waiting, " + Legible.ends(String.valueOf(frozen), LONGEST_NAME) + " is frozen";
    }
    if (gate.deadlock() != null) {
      return ": nobody can decide at " + name(gate);
    }
    return gate.from().isEmpty()
        ? ": waiting at " + name(gate)
        : ": waiting for "
            + Legible.head(GateGroups.awaited(gate), LONGEST_NAME)
            + " at "
            + name(gate);
  }

  /// What became of a gate, for somebody who has nothing to choose at it any more.
  public static String settled(GateStanding standing) {
    Gate gate = standing.gate();
    String person = standing.person().id();
    Optional<Vote> own = standing.ownVote().filter(vote -> vote.by().person().equals(person));
    if (own.isPresent()) {
      return ": you chose " + Legible.head(own.get().label(), LONGEST_NAME);
    }
    return switch (gate.status()) {
      case PENDING -> ": not open at " + name(gate);
      case OPEN ->
          Votes.areTaken(standing.release(), gate)
              ? ": nothing to choose for you at " + name(gate)
              : ": closed at " + name(gate);
      case PASSED -> ": passed at " + name(gate);
      case REJECTED -> ": rejected at " + name(gate);
      case CLOSED -> ": closed at " + name(gate);
      case EXPIRED -> ": expired at " + name(gate);
    };
  }

  /// The gate's name, short enough for a headline.
  public static String name(Gate gate) {
    return Legible.ends(gate.name(), LONGEST_NAME);
  }
}
