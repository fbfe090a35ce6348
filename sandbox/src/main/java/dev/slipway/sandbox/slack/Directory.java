package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.WorkspaceProperties.Bot;
import dev.slipway.sandbox.slack.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.WorkspaceProperties.Team;
import dev.slipway.sandbox.slack.WorkspaceProperties.User;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds people and conversations. Each person has one direct conversation with the bot, opened or not.
@Component
final class Directory {

  private final WorkspaceProperties workspace;

  Directory(WorkspaceProperties workspace) {
    this.workspace = workspace;
  }

  Team team() {
    return workspace.team();
  }

  Bot bot() {
    return workspace.bot();
  }

  /// The people, without the bot.
  List<User> people() {
    return workspace.users();
  }

  List<Channel> channels() {
    return workspace.channels();
  }

  Optional<User> person(String id) {
    return people().stream().filter(user -> user.id().equals(id)).findFirst();
  }

  Optional<Channel> channel(String id) {
    return channels().stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /// The direct conversation of a person with the bot.
  static String directWith(String user) {
    return "D" + user.substring(1);
  }

  /// The person whose direct conversation with the bot this is.
  Optional<User> ofDirect(String channel) {
    return people().stream().filter(user -> directWith(user.id()).equals(channel)).findFirst();
  }

  /// The id of a conversation as it was given.
  ///
  /// @throws SlackException `channel_not_found`
  String conversation(String id) {
    if (channel(id).isEmpty() && ofDirect(id).isEmpty()) {
      throw new SlackException("channel_not_found");
    }
    return id;
  }

  /// The id of a conversation that the bot is in.
  ///
  /// @throws SlackException `channel_not_found`, `not_in_channel`
  String joined(String id) {
    boolean outside =
        channel(conversation(id)).filter(c -> !c.members().contains(bot().user())).isPresent();
    if (outside) {
      throw new SlackException("not_in_channel");
    }
    return id;
  }

  /// Whom a method means by a user's id.
  ///
  /// @throws SlackException `user_not_found`, and `cannot_dm_bot` for the bot itself
  User requirePerson(String id) {
    if (id.equals(bot().user())) {
      throw new SlackException("cannot_dm_bot");
    }
    return person(id).orElseThrow(() -> new SlackException("user_not_found"));
  }
}
