package dev.slipway.sandbox.slack.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Slack's limits on Block Kit, as its reference gives them: 50 blocks a message and 100 a view, 3,000
/// characters a section, 150 a header, 10 fields of 2,000, 25 elements of actions and 10 of context, 75 a button,
/// 2,000 a value, 255 an id.
public final class BlockRules {

  private static final Set<String> TYPES =
      Set.of(
          "section",
          "header",
          "divider",
          "context",
          "actions",
          "image",
          "input",
          "rich_text",
          "video",
          "file",
          "markdown",
          "table");

  private static final int MOST_IN_MESSAGE = 50;
  private static final int MOST_IN_VIEW = 100;

  private static final Set<String> ELEMENTS =
      Set.of(
          "button",
          "checkboxes",
          "channels_select",
          "conversations_select",
          "datepicker",
          "datetimepicker",
          "external_select",
          "feedback_buttons",
          "icon_button",
          "image",
          "multi_channels_select",
          "multi_conversations_select",
          "multi_external_select",
          "multi_static_select",
          "multi_users_select",
          "overflow",
          "plain_text_input",
          "radio_buttons",
          "static_select",
          "timepicker",
          "users_select",
          "workflow_button");

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();

  private BlockRules() {}

  /// What is wrong with a message's blocks, in Slack's form; empty where nothing is.
  static List<String> check(JsonNode blocks) {
    return check(blocks, MOST_IN_MESSAGE);
  }

  /// What is wrong with a view's blocks, in Slack's form; empty where nothing is.
  public static List<String> checkView(JsonNode blocks) {
    return check(blocks, MOST_IN_VIEW);
  }

  private static List<String> check(JsonNode blocks, int most) {
    BlockRules rules = new BlockRules();
    if (!blocks.isArray()) {
      rules.wrong("must be an array", "/blocks");
      return rules.wrong;
    }
    if (blocks.size() > most) {
      rules.wrong("no more than " + most + " items allowed", "/blocks");
    }
    for (int i = 0; i < blocks.size(); i++) {
      rules.block(blocks.get(i), "/blocks/" + i);
    }
    return rules.wrong;
  }

  private void block(JsonNode block, String at) {
    String type = block.path("type").asString("");
    if (!TYPES.contains(type)) {
      wrong("unsupported type: " + type, at + "/type");
      return;
    }
    String id = block.path("block_id").asString("");
    longest(id, 255, at + "/block_id");
    if (!id.isEmpty() && !blockIds.add(id)) {
      wrong("block_id already exists: " + id, at + "/block_id");
    }
    switch (type) {
      case "section" -> section(block, at);
      case "header" -> plain(block.path("text"), 150, at + "/text");
      case "context" -> elements(block, 10, at);
      case "actions" -> elements(block, 25, at);
      case "input" -> plain(block.path("label"), 2000, at + "/label");
      default -> {}
    }
  }

  private void section(JsonNode block, String at) {
    JsonNode fields = block.path("fields");
    if (!block.has("text") && fields.isEmpty()) {
      wrong("must provide text or fields", at);
    }
    if (block.has("text")) {
      text(block.path("text"), 3000, at + "/text");
    }
    if (fields.size() > 10) {
      wrong("no more than 10 items allowed", at + "/fields");
    }
    for (int i = 0; i < fields.size(); i++) {
      text(fields.get(i), 2000, at + "/fields/" + i);
    }
    if (block.has("accessory")) {
      element(block.path("accessory"), at + "/accessory");
    }
  }

  private void elements(JsonNode block, int most, String at) {
    JsonNode elements = block.path("elements");
    if (elements.isEmpty()) {
      wrong("no less than 1 items allowed", at + "/elements");
    }
    if (elements.size() > most) {
      wrong("no more than " + most + " items allowed", at + "/elements");
    }
    Set<String> actionIds = new HashSet<>();
    for (int i = 0; i < elements.size(); i++) {
      JsonNode element = elements.get(i);
      element(element, at + "/elements/" + i);
      String action = element.path("action_id").asString("");
      if (!action.isEmpty() && !actionIds.add(action)) {
        wrong("action_id already exists: " + action, at + "/elements/" + i + "/action_id");
      }
    }
  }

  private void element(JsonNode element, String at) {
    String type = element.path("type").asString("");
    if (type.equals("mrkdwn") || type.equals("plain_text")) {
      text(element, 3000, at);
      return;
    }
    if (!ELEMENTS.contains(type)) {
      wrong("unsupported type: " + type, at + "/type");
      return;
    }
    longest(element.path("action_id").asString(""), 255, at + "/action_id");
    longest(element.path("value").asString(""), 2000, at + "/value");
    if (type.equals("button")) {
      button(element, at);
    }
  }

  private void button(JsonNode button, String at) {
    plain(button.path("text"), 75, at + "/text");
    longest(button.path("url").asString(""), 3000, at + "/url");
    if (!Set.of("primary", "danger").contains(button.path("style").asString("primary"))) {
      wrong("must be one of: primary, danger", at + "/style");
    }
  }

  private void plain(JsonNode text, int most, String at) {
    if (text.path("type").asString("").equals("mrkdwn")) {
      wrong("must be a plain_text object", at + "/type");
      return;
    }
    text(text, most, at);
  }

  private void text(JsonNode text, int most, String at) {
    String type = text.path("type").asString("");
    if (!type.equals("mrkdwn") && !type.equals("plain_text")) {
      wrong("must be a text object", at);
      return;
    }
    String value = text.path("text").asString("");
    if (value.isEmpty()) {
      wrong("must be more than 0 characters", at + "/text");
    }
    longest(value, most, at + "/text");
  }

  private void longest(String value, int most, String at) {
    if (value.length() > most) {
      wrong("must be less than " + (most + 1) + " characters", at);
    }
  }

  private void wrong(String what, String at) {
    wrong.add("[ERROR] " + what + " [json-pointer:" + at + "]");
  }
}
