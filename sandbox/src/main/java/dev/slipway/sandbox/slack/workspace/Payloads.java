package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Messages and people as Slack writes them.
@Component
public final class Payloads {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Directory directory;

  Payloads(Directory directory) {
    this.directory = directory;
  }

  /// An empty object.
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// @param withMetadata Slack gives metadata only to those who ask for it
  public ObjectNode message(Message message, boolean withMetadata) {
    ObjectNode node = object();
    node.put("type", "message").put("ts", message.ts()).put("text", message.text());
    node.put("user", directory.bot().user()).put("bot_id", directory.bot().id());
    node.put("app_id", directory.bot().app()).put("team", directory.team().id());
    if (message.threadTs() != null) {
      node.put("thread_ts", message.threadTs()).put("parent_user_id", directory.bot().user());
    }
    if (message.blocks() != null) {
      node.set("blocks", message.blocks());
    }
    if (message.attachments() != null) {
      node.set("attachments", message.attachments());
    }
    if (message.editedTs() != null) {
      node.putObject("edited").put("user", directory.bot().user()).put("ts", message.editedTs());
    }
    if (withMetadata && message.metadata() != null) {
      node.set("metadata", message.metadata());
    }
    return node;
  }

  /// A person, as `users.info` answers.
  public ObjectNode person(User user) {
    ObjectNode node = user(user.id(), user.name(), user.realName());
    node.put("deleted", directory.isDeactivated(user.id())).put("is_bot", false);
    profile(node, user.realName()).put("email", user.email());
    return node;
  }

  /// The app's own user, as `users.info` answers.
  public ObjectNode bot() {
    var bot = directory.bot();
    ObjectNode node = user(bot.user(), bot.name(), bot.realName()).put("is_bot", true);
    profile(node, bot.realName()).put("bot_id", bot.id()).put("api_app_id", bot.app());
    return node;
  }

  private ObjectNode user(String id, String name, String realName) {
    ObjectNode node = object().put("id", id).put("team_id", directory.team().id());
    return node.put("name", name)
        .put("real_name", realName)
        .put("deleted", false)
        .put("tz", "Etc/UTC");
  }

  private static ObjectNode profile(ObjectNode user, String realName) {
    return user.putObject("profile").put("real_name", realName).put("display_name", realName);
  }
}
