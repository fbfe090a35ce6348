package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Bot;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Team;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds people and conversations: those that are configured, and those that the project files name. Each
/// person has one direct conversation with the bot, opened or not.
@Component
public final class Directory {

  /// How long project files are not looked at again.
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final WorkspaceProperties workspace;
  private final @Nullable Path projects;
  private final Set<String> deactivated = ConcurrentHashMap.newKeySet();
  private @Nullable Known known;

  /// @param readAt by the clock of [System#nanoTime]
  private record Known(List<User> people, List<Channel> channels, long readAt) {}

  Directory(WorkspaceProperties workspace, SandboxProperties properties) {
    this.workspace = workspace;
    this.projects = properties.projects();
  }

  /// The workspace itself.
  public Team team() {
    return workspace.team();
  }

  /// The app's own user.
  public Bot bot() {
    return workspace.bot();
  }

  /// The people, without the bot; first those whom projects name.
  public List<User> people() {
    return known().people();
  }

  /// The channels; first those that projects name.
  public List<Channel> channels() {
    return known().channels();
  }

  private synchronized Known known() {
    Known now = known;
    if (now == null || (projects != null && System.nanoTime() - now.readAt() > FRESH)) {
      now = read();
      known = now;
    }
    return now;
  }

  private Known read() {
    if (projects == null) {
      return new Known(workspace.users(), workspace.channels(), 0);
    }
    ProjectFolder named = ProjectFolder.read(projects);
    Map<String, User> users = new LinkedHashMap<>(named.users());
    users.remove(bot().user());
    workspace.users().forEach(user -> users.put(user.id(), user));
    Map<String, Channel> channels = new LinkedHashMap<>(named.channels());
    workspace.channels().forEach(channel -> channels.put(channel.id(), channel));
    channels.replaceAll((id, channel) ->
        named.channels().containsKey(id) ? withMembers(channel, users.keySet()) : channel);
    return new Known(
        List.copyOf(users.values()), List.copyOf(channels.values()), System.nanoTime());
  }

  /// Everybody is in a channel that a project names, and so is the bot.
  private Channel withMembers(Channel channel, Set<String> users) {
    Set<String> members = new LinkedHashSet<>(channel.members());
    members.add(bot().user());
    members.addAll(users);
    return new Channel(channel.id(), channel.name(), List.copyOf(members));
  }

  /// The ids of those whose accounts are deactivated, until the sandbox is started again.
  public Set<String> deactivated() {
    return Set.copyOf(deactivated);
  }

  /// Whether the person can sign in no more.
  public boolean isDeactivated(String id) {
    return deactivated.contains(id);
  }

  /// @return whether it was otherwise before
  public boolean deactivate(String id, boolean whether) {
    return whether ? deactivated.add(id) : deactivated.remove(id);
  }

  /// By the id, deactivated or not.
  public Optional<User> person(String id) {
    return people().stream().filter(user -> user.id().equals(id)).findFirst();
  }

  /// By the id.
  public Optional<Channel> channel(String id) {
    return channels().stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  /// The direct conversation of a person with the bot.
  public static String directWith(String user) {
    return "D" + user.substring(1);
  }

  /// The person whose direct conversation with the bot this is.
  public Optional<User> ofDirect(String channel) {
    return people().stream().filter(user -> directWith(user.id()).equals(channel)).findFirst();
  }

  /// The id of a conversation as it was given.
  ///
  /// @throws SlackException `channel_not_found`
  public String conversation(String id) {
    if (channel(id).isEmpty() && ofDirect(id).isEmpty()) {
      throw new SlackException("channel_not_found");
    }
    return id;
  }

  /// The id of a conversation that the bot is in.
  ///
  /// @throws SlackException `channel_not_found`, `not_in_channel`
  public String joined(String id) {
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
  public User requirePerson(String id) {
    if (id.equals(bot().user())) {
      throw new SlackException("cannot_dm_bot");
    }
    return person(id).orElseThrow(() -> new SlackException("user_not_found"));
  }
}
