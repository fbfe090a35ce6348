package dev.slipway.view.gate;

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
    return Text.none()
        .mentions(people, MOST)
        .words(": please choose at ")
        .strong(gate.name())
        .words(" of ")
        .strong(Legible.head(release.name(), LONGEST_NAME))
        .words(" with the buttons of the message above.");
  }

  /// Names those whose choice is missing.
  public static Text reminded(ReleaseSnapshot release, Gate gate) {
    Text text =
        Text.none()
            .mentions(DelegationText.awaited(gate), MOST)
            .words(": ")
            .strong(gate.name())
            .words(" of ")
            .strong(Legible.head(release.name(), LONGEST_NAME))
            .words(" still waits for you.");
    Instant expires = gate.expiresAt();
    return expires == null ? text : text.words(" It is open until ").time(expires).words(".");
  }
}
