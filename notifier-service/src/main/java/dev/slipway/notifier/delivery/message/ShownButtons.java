package dev.slipway.notifier.delivery.message;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.ButtonValue.Shown;
import dev.slipway.view.card.Card;

/// Lets a card's buttons say which message they stand in, and which version of the release it shows. Only a message
/// that is sent anyway is changed by it: a card's content, by which messages are compared, does not have it.
final class ShownButtons {

  private ShownButtons() {}

  static Card of(Delivery delivery, Card card) {
    Shown shown = new Shown(delivery.version(), delivery.identity().key());
    return new Card(
        card.title(),
        card.tone(),
        card.paragraphs(),
        card.fields(),
        card.actions().stream().map(action -> of(shown, action)).toList(),
        card.context());
  }

  private static Card.Action of(Shown shown, Card.Action action) {
    return ButtonValue.parse(action.value())
        .map(value ->
            new Card.Action(
                action.id(), action.label(), value.showing(shown).text(), action.style()))
        .orElse(action);
  }
}
