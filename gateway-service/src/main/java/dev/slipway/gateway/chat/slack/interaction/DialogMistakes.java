package dev.slipway.gateway.chat.slack.interaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// Keeps a dialog open and says what is wrong. Source: "Updating views" in Slack's reference.
///
/// @param errors by the block that they are shown at, at least one
public record DialogMistakes(Map<String, String> errors) {

  @JsonProperty("response_action")
  String action() {
    return "errors";
  }
}
