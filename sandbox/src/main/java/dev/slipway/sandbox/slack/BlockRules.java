package dev.slipway.sandbox.slack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Slack's limits on Block Kit, as its reference gives them: 50 blocks a message, 3,000 characters a
/// section, 150 a header, 10 fields of 2,000, 25 elements of actions and 10 of context, 75 a button,
/// 2,000 a value, 255 an id.
final class BlockRules {

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

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();

  private BlockRules() {}

  /// What is wrong with the blocks, in Slack's form; empty where nothing is.
  static List<String> check(JsonNode blocks) {
    BlockRules rules = new BlockRules();
    if (!blocks.isArray()) {
      rules.wrong("must be an array", "/blocks");
      return rules.wrong;
    }
    if (blocks.size() > 50) {
      rules.wrong("no more than 50 items allowed", "/blocks");
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
      case "header" -> text(block.path("text"), 150, at + "/text");
      case "context" -> elements(block, 10, at);
      case "actions" -> elements(block, 25, at);
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
    longest(element.path("action_id").asString(""), 255, at + "/action_id");
    longest(element.path("value").asString(""), 2000, at + "/value");
    if (type.equals("button")) {
      text(element.path("text"), 75, at + "/text");
      String style = element.path("style").asString("primary");
      if (!Set.of("primary", "danger").contains(style)) {
        wrong("must be one of: primary, danger", at + "/style");
      }
      longest(element.path("url").asString(""), 3000, at + "/url");
    } else if (type.equals("mrkdwn") || type.equals("plain_text")) {
      text(element, 3000, at);
    }
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
