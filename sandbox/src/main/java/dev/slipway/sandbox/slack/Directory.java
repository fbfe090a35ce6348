package dev.slipway.sandbox.slack;

import java.util.List;
import java.util.Optional;

/// Who and what is in the workspace, which never changes: the people of the sample project, somebody in
/// none of its groups, the bot, and one channel that all of them are in.
final class Directory {

  static final String TEAM = "T0SANDBOX";
  static final String TEAM_NAME = "Slipway Sandbox";
  static final String TEAM_DOMAIN = "slipway-sandbox";
  static final String APP = "A0SLIPWAY";
  static final String BOT_USER = "U0SLIPWAY";
  static final String BOT = "B0SLIPWAY";

  private static final List<User> USERS =
      List.of(
          new User("U0QA1", "qa-one", "QA One", "qa-one@example.org", false),
          new User("U0QA2", "qa-two", "QA Two", "qa-two@example.org", false),
          new User("U0OWNER1", "owner-one", "Owner One", "owner-one@example.org", false),
          new User("U0OWNER2", "owner-two", "Owner Two", "owner-two@example.org", false),
          new User("U0GUEST", "guest", "Guest", "guest@example.org", false),
          new User(BOT_USER, "slipway", "Slipway", "slipway@example.org", true));

  private static final List<Channel> CHANNELS = List.of(new Channel("C0TEST", "test"));

  private Directory() {}

  record User(String id, String name, String realName, String email, boolean bot) {}

  record Channel(String id, String name) {}

  static List<User> users() {
    return USERS;
  }

  static List<Channel> channels() {
    return CHANNELS;
  }

  static Optional<User> user(String id) {
    return USERS.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  static Optional<Channel> channel(String id) {
    return CHANNELS.stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /// The direct conversation of a user with the bot: there is one for each, whether opened or not.
  static String directWith(String user) {
    return "D" + user.substring(1);
  }

  /// The user whose direct conversation with the bot this is.
  static Optional<User> ofDirect(String channel) {
    return USERS.stream().filter(user -> directWith(user.id()).equals(channel)).findFirst();
  }
}
