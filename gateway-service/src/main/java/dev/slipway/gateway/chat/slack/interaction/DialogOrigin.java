package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.approval.Origin;
import dev.slipway.gateway.chat.slack.Workspace;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The button that opened a dialog, and its message. Slack keeps it with the dialog and brings it back.
///
/// @param button the button's value
/// @param channel the conversation
/// @param message the message's `ts`
record DialogOrigin(String button, String channel, String message) {

  private static final int LONGEST = 3_000;

  String json() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  /// Empty for anything that was never one of ours.
  static Optional<DialogOrigin> parse(String json) {
    if (json.isEmpty() || json.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      DialogOrigin origin = JsonMapper.shared().readValue(json, DialogOrigin.class);
      return Optional.ofNullable(origin).filter(DialogOrigin::isComplete);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// The message with the button.
  Origin place() {
    return new Origin(Workspace.PLATFORM, channel, message);
  }

  private boolean isComplete() {
    return button != null
        && channel != null
        && !channel.isEmpty()
        && message != null
        && !message.isEmpty();
  }
}
