package dev.slipway.gateway.chat.command;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.people.Account;
import dev.slipway.gateway.chat.Dialect;

/// A command as a platform brings it.
///
/// @param text what was typed behind the app's name, without the platform's escapes
/// @param by the verified account of its author
/// @param origin the place of the command, and of its answer
/// @param cause the same for the same command, however often it comes
/// @param dialect of the author's platform
public record CommandRequest(
    String text, Account by, CommandOrigin origin, String cause, Dialect dialect) {}
