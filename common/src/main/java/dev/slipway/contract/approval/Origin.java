package dev.slipway.contract.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import org.jspecify.annotations.Nullable;

/// The place where somebody acted: a message in a chat, or a page that is in no conversation.
///
/// @param platform for example `slack`
/// @param channel the conversation, null if there is none
/// @param message the message's id in it, null if there is none
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(String platform, @Nullable String channel, @Nullable String message) {

  public Origin {
    Required.field(platform, "origin.platform");
  }
}
