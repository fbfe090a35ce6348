package dev.slipway.contract.gateway;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A click on a button, on any platform. The approval service decides whether its author may choose, and
/// whether the choice still means anything.
public sealed interface Interaction extends GatewayEvent permits SlackInteraction, ChatInteraction {

  /// The release that the button belongs to.
  String release();

  /// The gate's name.
  String gate();

  /// The id of the choice.
  String choice();

  /// The opening of the gate that the button was shown for, from 1.
  int attempt();

  /// The verified account of whoever clicked.
  Account by();

  /// The message with the button.
  Origin origin();

  /// The answers to what the choice asks, none if it asks nothing.
  List<Answer> answers();

  /// What the message showed, null if its button does not say it, as those of earlier versions.
  ButtonValue.@Nullable Shown shown();
}
