package dev.slipway.notifier.surface;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Tells the people of a gate that is decided in the channel, below the message with the buttons: that message
/// only changes, which notifies nobody. What was posted is not changed by votes.
final class ChannelAsk {

  private static final int LONGEST_NAME = 60;

  /// Slack takes some 3,000 characters, and nobody reads a list of hundreds.
  private static final int MOST = 50;

  private ChannelAsk() {}

  /// The replies that are due, none if the people have messages of their own.
  static List<Surface> of(ReleaseSnapshot release, Gate gate, Destination channel, String below) {
    if (gate.asksPeople() || !GateActions.isAsked(release, gate)) {
      return List.of();
    }
    List<Surface> replies = new ArrayList<>();
    String opening = gate.name() + "/" + gate.attempt();
    String escalated = gate.escalatedTo().isEmpty() ? "" : "/escalated";
    replies.add(
        new Surface(
            "reply:asked:%s%s@%s".formatted(opening, escalated, below),
            channel,
            below,
            Card.sentence(Tone.ASKING, asked(release, gate))));
    if (isReminded(gate)) {
      replies.add(
          new Surface(
              "reply:reminder:%s/%d@%s".formatted(opening, Reminder.number(gate), below),
              channel,
              below,
              Card.sentence(Tone.ASKING, reminded(release, gate))));
    }
    return replies;
  }

  /// Whoever votes afterwards does not change it.
  private static boolean isReminded(Gate gate) {
    return !gate.reminded().isEmpty()
        && Votes.latest(gate).stream()
            .noneMatch(vote -> vote.at().isAfter(gate.reminded().getLast()));
  }

  private static Text asked(ReleaseSnapshot release, Gate gate) {
    List<Person> people =
        DelegationText.all(gate).stream()
            .filter(person ->
                !DelegationText.isBarred(gate, person) && !DelegationText.hasLeft(gate, person))
            .toList();
    return mentions(people)
        .words(": please choose at ")
        .strong(gate.name())
        .words(" of ")
        .strong(Legible.head(release.name(), LONGEST_NAME))
        .words(" with the buttons of the message above.");
  }

  private static Text reminded(ReleaseSnapshot release, Gate gate) {
    Text text =
        mentions(DelegationText.awaited(gate))
            .words(": ")
            .strong(gate.name())
            .words(" of ")
            .strong(Legible.head(release.name(), LONGEST_NAME))
            .words(" still waits for you.");
    Instant expires = gate.expiresAt();
    return expires == null ? text : text.words(" It is open until ").time(expires).words(".");
  }

  private static Text mentions(List<Person> people) {
    Text text = Text.none();
    String separator = "";
    for (Person person : people.stream().limit(MOST).toList()) {
      text = text.words(separator).mention(Actor.of(person));
      separator = ", ";
    }
    int more = people.size() - MOST;
    return more > 0 ? text.words(" and " + more + " more") : text;
  }
}
