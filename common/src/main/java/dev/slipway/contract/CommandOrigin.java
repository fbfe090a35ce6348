package dev.slipway.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The place of a typed command, and of its answer.
///
/// @param platform for example `slack`
/// @param channel the conversation
/// @param reply the platform's address for answers, sealed: who has it may write into the
///     conversation. Null where the platform gave none.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandOrigin(String platform, String channel, @Nullable String reply) {
  public CommandOrigin {
    Required.field(platform, "origin.platform");
    Required.field(channel, "origin.channel");
  }
}
