package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Finds what a request to `/sandbox` names, or says what there is instead.
@Component
final class WorkspaceLookup {

  private final Directory directory;
  private final Conversations conversations;

  WorkspaceLookup(Directory directory, Conversations conversations) {
    this.directory = directory;
    this.conversations = conversations;
  }

  /// @throws org.springframework.web.ErrorResponseException 404
  User person(String id) {
    return directory
        .person(id)
        .orElseThrow(() ->
            SandboxProblems.unknown(
                "user", id, directory.people().stream().map(User::id).toList()));
  }

  /// Somebody who does something, which Slack lets nobody do whose account is deactivated.
  ///
  /// @throws org.springframework.web.ErrorResponseException 404, and 403 for whoever is deactivated
  User actor(String id) {
    User user = person(id);
    if (directory.isDeactivated(id)) {
      throw SandboxProblems.of(
          HttpStatus.FORBIDDEN,
          "The account of %s is deactivated. Activate it (/sandbox/members) or act as somebody else."
              .formatted(user.realName()),
          null);
    }
    return user;
  }

  /// A channel or a direct conversation.
  ///
  /// @throws org.springframework.web.ErrorResponseException 404
  String conversation(String id) {
    if (directory.channel(id).isEmpty() && directory.ofDirect(id).isEmpty()) {
      Stream<String> channels = directory.channels().stream().map(Channel::id);
      Stream<String> direct = directory.people().stream().map(u -> Directory.directWith(u.id()));
      throw SandboxProblems.unknown("channel", id, Stream.concat(channels, direct).toList());
    }
    return id;
  }

  /// A message that this user sees.
  ///
  /// @throws org.springframework.web.ErrorResponseException 404
  Message message(String channel, String ts, User viewer) {
    return conversations
        .find(conversation(channel), ts)
        .filter(message -> message.visibleTo(viewer.id()))
        .orElseThrow(() -> noMessage(channel, ts, viewer));
  }

  private RuntimeException noMessage(String channel, String ts, User viewer) {
    List<String> visible =
        conversations.in(channel).stream()
            .filter(message -> message.visibleTo(viewer.id()))
            .map(Message::ts)
            .toList();
    String instead = visible.isEmpty() ? "there is none" : "the latest is " + visible.getLast();
    return SandboxProblems.of(
        HttpStatus.NOT_FOUND,
        "There is no message %s in %s that %s sees; %s"
            .formatted(ts, channel, viewer.id(), instead),
        null);
  }
}
