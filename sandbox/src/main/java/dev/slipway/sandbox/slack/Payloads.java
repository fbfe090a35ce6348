package dev.slipway.sandbox.slack;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages and people as Slack writes them.
final class Payloads {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Payloads() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// @param withMetadata Slack gives metadata only to those who ask for it
  static ObjectNode message(Message message, boolean withMetadata) {
    ObjectNode node = object();
    node.put("type", "message").put("ts", message.ts()).put("text", message.text());
    node.put("user", Directory.BOT_USER).put("bot_id", Directory.BOT);
    node.put("app_id", Directory.APP).put("team", Directory.TEAM);
    if (message.threadTs() != null) {
      node.put("thread_ts", message.threadTs()).put("parent_user_id", Directory.BOT_USER);
    }
    if (message.blocks() != null) {
      node.set("blocks", message.blocks());
    }
    if (message.attachments() != null) {
      node.set("attachments", message.attachments());
    }
    if (message.edits() > 0) {
      node.putObject("edited").put("user", Directory.BOT_USER).put("ts", message.ts());
    }
    if (withMetadata && message.metadata() != null) {
      node.set("metadata", message.metadata());
    }
    return node;
  }

  static ObjectNode user(Directory.User user) {
    ObjectNode node = object();
    node.put("id", user.id()).put("team_id", Directory.TEAM).put("name", user.name());
    node.put("real_name", user.realName()).put("deleted", false).put("is_bot", user.bot());
    node.put("tz", "Etc/UTC");
    node.putObject("profile")
        .put("real_name", user.realName())
        .put("display_name", user.realName())
        .put("email", user.email());
    return node;
  }
}
