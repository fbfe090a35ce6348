package dev.slipway.sandbox.slack.workspace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The people and channels that are in the workspace whatever the projects name.
///
/// @param team the workspace itself
/// @param bot the app that holds the token
/// @param users the people, who each have a direct conversation with the bot
/// @param channels the channels
@ConfigurationProperties("slipway.sandbox.workspace")
public record WorkspaceProperties(Team team, Bot bot, List<User> users, List<Channel> channels) {

  private static final String PREFIX = "slipway.sandbox.workspace.";

  public WorkspaceProperties {
    if (team == null || bot == null || users == null || channels == null) {
      throw new IllegalArgumentException(PREFIX + "{team,bot,users,channels} must all be set");
    }
    users = List.copyOf(users);
    channels = List.copyOf(channels);
    Set<String> known = new HashSet<>(Set.of(bot.user()));
    for (User user : users) {
      if (!user.id().startsWith("U") || !known.add(user.id())) {
        throw new IllegalArgumentException(
            PREFIX + "users: " + user.id() + " must begin with U and be there once");
      }
    }
    channels.forEach(channel -> check(channel, known));
  }

  private static void check(Channel channel, Set<String> known) {
    if (!channel.id().startsWith("C")) {
      throw new IllegalArgumentException(
          PREFIX + "channels: " + channel.id() + " must begin with C");
    }
    for (String member : channel.members()) {
      if (!known.contains(member)) {
        throw new IllegalArgumentException(
            PREFIX + "channels: " + channel.id() + " has a member " + member + " who is no user");
      }
    }
  }

  /// The workspace itself.
  ///
  /// @param id begins with T
  /// @param name as people read it
  /// @param domain the first label of its address
  public record Team(String id, String name, String domain) {}

  /// The app, which is a user too.
  ///
  /// @param user its id as a user
  /// @param name without spaces
  /// @param realName as people read it
  /// @param id its id as a bot
  /// @param app its id as an app
  public record Bot(String user, String name, String realName, String id, String app) {}

  /// A person.
  ///
  /// @param id begins with U
  public record User(String id, String name, String realName, String email) {}

  /// A channel.
  ///
  /// @param id begins with C
  /// @param name without the leading number sign
  /// @param members ids of users; the bot can read and write only where it is one of them
  public record Channel(String id, String name, List<String> members) {}
}
