package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.people.Account;
import dev.slipway.gateway.chat.Dialect;

/// A click as a platform brings it, or the sending of the form that a click opened.
///
/// @param button with what its message showed, if the platform says it
/// @param by the verified account of whoever clicked
/// @param message the place of the button
/// @param cause the same for the same click, however often it comes
/// @param dialect of the platform
public record Click(
    ButtonValue button, Account by, Origin message, String cause, Dialect dialect) {}
