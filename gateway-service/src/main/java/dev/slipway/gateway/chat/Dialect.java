package dev.slipway.gateway.chat;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.ChatInteraction;
import dev.slipway.contract.gateway.Interaction;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The differences between chat platforms that matter to what people mean there: their syntax, and the events that
/// record it. Each platform's adapter implements it; its methods call nobody and keep nothing.
public interface Dialect {

  /// The account that a typed word mentions; empty for any other word.
  Optional<Account> mentioned(String word);

  /// The zone whose days and hours are meant if somebody types a date.
  ZoneId zone();

  /// The event for a click. A platform has another one only if versions before this one must read it.
  ///
  /// @param by of this platform
  /// @param message the place of the button
  default Interaction clicked(
      ButtonValue button, Account by, Origin message, List<Answer> answers) {
    ButtonValue.Shown shown = button.shown();
    return new ChatInteraction(
        button.project(),
        button.release(),
        button.gate(),
        button.choice(),
        button.attempt(),
        by.id(),
        message,
        answers,
        shown == null ? null : shown.version(),
        shown == null ? null : shown.surface());
  }
}
