package dev.slipway.view.gate;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.time.Instant;

/// The thread reply that reminds a person who has not chosen. Of several reminders that were due while
/// nothing could be sent, one is enough.
public final class Reminder {

  private static final int LONGEST_NAME = 60;

  private Reminder() {}

  /// Whether the gate's latest reminder was for this person.
  public static boolean isDue(ReleaseSnapshot release, Gate gate, Person person) {
    return !gate.reminded().isEmpty()
        && Votes.areTaken(release, gate)
        && DelegationText.isAwaited(gate, person);
  }

  /// Grows with every reminder of an opening.
  public static int number(Gate gate) {
    return gate.reminded().size();
  }

  /// The same for everybody whom the gate waits for.
  public static Card card(ReleaseSnapshot release, Gate gate) {
    Text text =
        Text.none()
            .strong(gate.name())
            .words(" of ")
            .strong(Legible.head(release.name(), LONGEST_NAME))
            .words(" still waits for you.");
    Instant expires = gate.expiresAt();
    return Card.sentence(
        Tone.ASKING,
        expires == null ? text : text.words(" It is open until ").time(expires).words("."));
  }
}
