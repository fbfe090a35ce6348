package dev.slipway.gateway.chat;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.Interaction;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The differences between chat platforms that matter to what people mean there: their syntax, and the events that
/// record it. Each platform's adapter implements it; its methods call nobody and keep nothing.
public interface Dialect {

  /// A command as somebody has to type it on this platform.
  ///
  /// @param words what stands behind the name of the app, for example `status shop`
  String command(String words);

  /// The account that a typed word mentions; empty for any other word.
  Optional<Account> mentioned(String word);

  /// The zone whose days and hours are meant if somebody types a date.
  ZoneId zone();

  /// The event for a click.
  ///
  /// @param by of this platform
  /// @param message the place of the button
  Interaction clicked(ButtonValue button, Account by, Origin message, List<Answer> answers);

  /// The event for a choice that was typed.
  ///
  /// @param release the full id of a release of that project
  /// @param by of this platform
  ChatCommand typed(
      String project,
      String release,
      String choice,
      List<Answer> answers,
      Account by,
      CommandOrigin origin);

  /// The event for a question.
  ///
  /// @param key the project that it is about, else the person's id: what its order among others depends on
  /// @param named the project that was named, null if none was
  /// @param by of this platform
  ChatQuestion asked(
      String key,
      ChatQuestion.About about,
      @Nullable String named,
      Account by,
      CommandOrigin origin);
}
