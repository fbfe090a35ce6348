package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.app.Clicks;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells the page where something is new and where something waits, in one answer for all conversations.
@RestController
class OverviewController {

  private final Conversations conversations;
  private final Directory directory;
  private final WorkspaceLookup lookup;

  OverviewController(Conversations conversations, Directory directory, WorkspaceLookup lookup) {
    this.conversations = conversations;
    this.directory = directory;
    this.lookup = lookup;
  }

  /// @param conversations the channels, and the person's with the bot
  /// @param people everybody in the workspace
  record Overview(List<Conversation> conversations, List<Waiting> people) {}

  /// A conversation as one person sees it.
  ///
  /// @param latest the `ts` of the newest message, null if there is none
  /// @param waiting how many messages have a button
  record Conversation(String id, @Nullable String latest, long waiting) {}

  /// A person.
  ///
  /// @param waiting how many of their direct messages have a button
  record Waiting(String id, long waiting) {}

  @GetMapping("/sandbox/overview")
  Overview overview(@RequestParam String user) {
    String direct = Directory.directWith(lookup.person(user).id());
    Stream<String> channels = directory.channels().stream().map(channel -> channel.id());
    return new Overview(
        Stream.concat(channels, Stream.of(direct)).map(id -> conversation(id, user)).toList(),
        directory.people().stream()
            .map(person -> new Waiting(person.id(), waiting(Directory.directWith(person.id()))))
            .toList());
  }

  private Conversation conversation(String id, String user) {
    Optional<String> latest =
        conversations.in(id).stream()
            .filter(message -> message.visibleTo(user))
            .map(Message::ts)
            .max(String::compareTo);
    return new Conversation(id, latest.orElse(null), waiting(id));
  }

  /// An ephemeral message asks for nothing that waits: it is gone with the next reload.
  private long waiting(String conversation) {
    return conversations.in(conversation).stream()
        .filter(message -> !message.ephemeral() && Clicks.asks(message))
        .count();
  }
}
