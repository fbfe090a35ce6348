package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.time.Instant;
import java.util.List;

/// Asks and reminds the people of a gate that is decided in the channel, by their names.
public final class ChannelAskText {

  private static final int LONGEST_NAME = 60;

  /// Nobody reads a list of hundreds.
  private static final int MOST = 50;

  private ChannelAskText() {}

  /// Names all who can decide.
  public static Text asked(ReleaseSnapshot release, Gate gate) {
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

  /// Names those whose choice is missing.
  public static Text reminded(ReleaseSnapshot release, Gate gate) {
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
