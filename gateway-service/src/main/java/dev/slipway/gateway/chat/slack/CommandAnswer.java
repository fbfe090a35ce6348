package dev.slipway.gateway.chat.slack;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The immediate answer to a typed command, which its author alone sees.
///
/// @param text in mrkdwn
public record CommandAnswer(String text) {

  @JsonProperty("response_type")
  String type() {
    return "ephemeral";
  }
}
