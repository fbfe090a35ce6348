package dev.slipway.contract.approval;

import dev.slipway.contract.Required;

/// The chat message on which somebody acted.
///
/// @param platform for example `slack`
/// @param channel the conversation
/// @param message the message's id in it, Slack's `ts`
public record Origin(String platform, String channel, String message) {

  public Origin {
    Required.field(platform, "origin.platform");
    Required.field(channel, "origin.channel");
    Required.field(message, "origin.message");
  }
}
