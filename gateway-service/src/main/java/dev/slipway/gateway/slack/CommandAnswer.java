package dev.slipway.gateway.slack;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the person who typed a command is told at once, alone.
///
/// @param text in mrkdwn
record CommandAnswer(String text) {

  @JsonProperty("response_type")
  String type() {
    return "ephemeral";
  }
}
