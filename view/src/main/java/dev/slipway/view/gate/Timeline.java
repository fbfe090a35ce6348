package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;

/// A gate in the channel's message: how it stands, and who chose what and when, oldest first.
public final class Timeline {

  /// The latest votes decide; a gate of hundreds of people would hide everything else.
  private static final int LATEST = 8;

  private static final int LONGEST = 150;

  private Timeline() {}

  /// Nothing of a gate that has not opened, or that closed without a word.
  public static Optional<Text> of(ReleaseSnapshot release, Gate gate) {
    if (Holds.neverHeld(gate) || (gate.votes().isEmpty() && silent(release, gate))) {
      return Optional.empty();
    }
    Text text =
        Holds.isFreeze(gate)
            ? Holds.standing(release, gate)
            : Text.none().strong(gate.name()).words(": ").then(standing(release, gate));
    return Optional.of(text.then(delegations(gate)).then(votes(release, gate)));
  }

  private static boolean silent(ReleaseSnapshot release, Gate gate) {
    return switch (gate.status()) {
      case PENDING, CLOSED -> true;
      case OPEN -> !Votes.areTaken(release, gate);
      case PASSED -> Holds.passedByItself(gate) && !Holds.isFreeze(gate);
      case REJECTED, EXPIRED -> false;
    };
  }

  private static Text standing(ReleaseSnapshot release, Gate gate) {
    return switch (gate.status()) {
      case PENDING -> Text.of("Not open yet.");
      case OPEN -> Votes.areTaken(release, gate) ? waiting(gate) : Text.of("Takes no more votes.");
      case PASSED -> Text.of("Passed.");
      case REJECTED -> Text.of("Rejected.");
      case CLOSED -> Text.of("Closed.");
      case EXPIRED -> Text.of("Expired, it was not decided in time.");
    };
  }

  private static Text waiting(Gate gate) {
    if (gate.holding() != null && gate.expiresAt() != null) {
      return Text.of("Goes on by itself ")
          .time(gate.expiresAt())
          .words("; " + GateGroups.all(gate) + " may choose before.");
    }
    if (gate.deadlock() != null) {
      return DeadlockText.text(gate, gate.deadlock());
    }
    String others =
        gate.escalatedTo().isEmpty()
            ? ""
            : " and, since it was not decided, " + String.join(" or ", gate.escalatedTo());
    Text waiting =
        Text.of("Waiting for " + GateGroups.awaited(gate) + Legible.head(others, LONGEST));
    Text sentence =
        gate.expiresAt() == null
            ? waiting.words(".")
            : waiting.words(" until ").time(gate.expiresAt()).words(".");
    return Boolean.TRUE.equals(gate.unknownAuthor())
        ? sentence.words(
            " Nobody in people.yaml is known by the author of this build, so Slipway cannot tell"
                + " whether somebody approves their own.")
        : sentence;
  }

  private static Text delegations(Gate gate) {
    Text text = Text.none();
    int more = gate.delegations().size() - LATEST;
    for (Delegation delegation : gate.delegations().stream().limit(LATEST).toList()) {
      text =
          text.words("\n• The vote of ")
              .mention(Actor.of(delegation.from()))
              .words(" is in the hands of ")
              .mention(Actor.of(delegation.to()))
              .words(" until ")
              .time(delegation.until())
              .words(".");
    }
    return more > 0 ? text.words("\n• " + more + " more votes are in other hands") : text;
  }

  /// Those of the present opening are told in the thread until the gate is decided.
  private static Text votes(ReleaseSnapshot release, Gate gate) {
    List<Vote> votes =
        Votes.areTaken(release, gate)
            ? gate.votes().stream().filter(vote -> vote.attempt() < gate.attempt()).toList()
            : gate.votes();
    int hidden = Math.max(0, votes.size() - LATEST);
    Text text = hidden == 0 ? Text.none() : Text.of("\n• " + hidden + " earlier votes");
    for (Vote vote : votes.subList(hidden, votes.size())) {
      text = text.words("\n• ").time(vote.at()).words(" · ").then(Votes.one(gate, vote));
    }
    return text;
  }
}
