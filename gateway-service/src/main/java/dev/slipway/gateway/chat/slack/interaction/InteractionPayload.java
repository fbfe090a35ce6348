package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.text.Identity;
import dev.slipway.gateway.web.GatewayProblems;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `payload` of an interaction: `block_actions`, or the older `interactive_message` of messages with
/// attachments.
public record InteractionPayload(JsonNode json) {

  private static final int LONGEST_ID = 100;

  /// @throws org.springframework.web.ErrorResponseException 400 where there is no payload of JSON
  public static InteractionPayload read(Map<String, String> form) {
    String payload = form.get("payload");
    if (payload == null) {
      throw GatewayProblems.malformed("The form has no field 'payload'.");
    }
    return parse(payload);
  }

  /// @throws org.springframework.web.ErrorResponseException 400 for what is no JSON
  public static InteractionPayload parse(String payload) {
    try {
      return new InteractionPayload(JsonMapper.shared().readTree(payload));
    } catch (JacksonException e) {
      throw GatewayProblems.malformed("The payload is not JSON.");
    }
  }

  /// Whether a button was clicked, and not something else done.
  boolean isClick() {
    String type = json.path("type").asString("");
    return type.equals("block_actions") || type.equals("interactive_message");
  }

  /// Whether what was entered into a dialog is sent.
  boolean isSubmission() {
    return json.path("type").asString("").equals("view_submission");
  }

  /// Which button opened the dialog; empty where it is none of ours.
  Optional<DialogOrigin> dialog() {
    JsonNode view = json.path("view");
    return view.path("callback_id").asString("").equals(ChoiceModal.CALLBACK)
        ? DialogOrigin.parse(view.path("private_metadata").asString(""))
        : Optional.empty();
  }

  /// What was entered into the dialog, by block and action.
  JsonNode entered() {
    return json.path("view").path("state").path("values");
  }

  /// What lets a dialog be opened, for three seconds; empty where there is none.
  String trigger() {
    return json.path("trigger_id").asString("");
  }

  /// The clicked button's value; empty for one without, such as a link.
  Optional<String> value() {
    String value = action("value");
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /// What the button's message showed. The notifier writes it behind the id of the buttons' block, where an earlier
  /// version of the gateway does not look.
  Optional<ButtonValue.Shown> shown() {
    String block = action("block_id");
    int from = block.indexOf('@');
    return from < 0 ? Optional.empty() : ButtonValue.Shown.parse(block.substring(from));
  }

  private String action(String field) {
    return json.path("actions").path(0).path(field).asString("");
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where it is missing
  String user() {
    return required(json.path("user").path("id"), "user.id");
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where it is missing
  String channel() {
    JsonNode container = json.path("container").path("channel_id");
    JsonNode channel = json.path("channel").path("id");
    return required(channel.isMissingNode() ? container : channel, "channel.id");
  }

  /// The message's `ts`.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 where it is missing
  String message() {
    JsonNode container = json.path("container").path("message_ts");
    JsonNode legacy = json.path("message_ts");
    return required(container.isMissingNode() ? legacy : container, "message_ts");
  }

  private static String required(JsonNode node, String name) {
    String text = node.asString("");
    Optional<String> objection = Identity.objection(text, LONGEST_ID);
    if (objection.isPresent()) {
      throw GatewayProblems.malformed("The payload's " + name + " " + objection.get() + ".");
    }
    return text;
  }
}
