package dev.slipway.contract.gateway;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;

/// A choice that somebody typed as a command, on any platform. The approval service decides which open gate it
/// means, whether its author may choose, and whether the choice still means anything.
public sealed interface ChatCommand extends GatewayEvent permits SlackCommand {

  /// The release that was named.
  String release();

  /// The id of the choice, which is the command's word.
  String choice();

  /// The reason, if one was given.
  List<Answer> answers();

  /// The verified account of whoever typed.
  Account by();

  /// The place of the command, where it is answered.
  CommandOrigin origin();
}
