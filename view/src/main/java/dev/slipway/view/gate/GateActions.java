package dev.slipway.view.gate;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Card;
import java.util.ArrayList;
import java.util.List;

/// The buttons of gates.
public final class GateActions {

  private GateActions() {}

  /// Those of one gate, for the message of somebody who may choose at it.
  public static List<Card.Action> of(ReleaseSnapshot release, Gate gate) {
    List<Card.Action> actions = new ArrayList<>();
    boolean primaryGiven = false;
    for (Step.Choice choice : gate.choices()) {
      Card.Style style =
          switch (choice.effect()) {
            case PASS -> primaryGiven ? Card.Style.PLAIN : Card.Style.PRIMARY;
            case REJECT, CLOSE -> Card.Style.DANGER;
          };
      primaryGiven |= style == Card.Style.PRIMARY;
      actions.add(
          new Card.Action(choice.id(), choice.label(), value(release, gate, choice), style));
    }
    return actions;
  }

  /// Those of the gates that are decided in the channel, as long as a choice of somebody would count. If there
  /// are several gates, each button names its own.
  public static List<Card.Action> inChannel(ReleaseSnapshot release) {
    List<Gate> gates = release.gates().stream().filter(gate -> isAsked(release, gate)).toList();
    return gates.stream()
        .flatMap(gate -> of(release, gate).stream().map(a -> named(gate, a, gates.size() > 1)))
        .toList();
  }

  /// Whether the channel is asked at the gate now.
  public static boolean isAsked(ReleaseSnapshot release, Gate gate) {
    return gate.asksChannel()
        && Votes.areTaken(release, gate)
        && !DelegationText.awaited(gate).isEmpty();
  }

  private static Card.Action named(Gate gate, Card.Action action, boolean several) {
    String label = several ? gate.name() + ": " + action.label() : action.label();
    String id = several ? gate.name() + "/" + action.id() : action.id();
    return new Card.Action(id, label, action.value(), action.style());
  }

  private static String value(ReleaseSnapshot release, StepSnapshot.Gate gate, Step.Choice choice) {
    return ButtonValue.of(
            release.id(), gate.name(), choice.id(), gate.attempt(), choice.questions())
        .text();
  }
}
