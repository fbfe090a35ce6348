package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.SandboxProblems.FieldError;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Serves the workspace's messages, to tests and to people.
@RestController
class MessagesController {

  private static final String PAGE =
      """
      Slipway sandbox: a stand-in for Slack and for a cluster, for trying and for tests. In a browser this is
      a chat client.

      GET  /sandbox/workspace                   its people and channels
      GET  /sandbox/stream                      server-sent events: something has changed
      GET  /sandbox/messages?channel=C0TEST     what a channel shows
      GET  /sandbox/messages?user=U0OWNER1      a user's direct messages, and what they alone were shown
      GET  /sandbox/overview?user=U0OWNER1      where something is new for a user, and where something waits
      GET  /sandbox/views?user=U0OWNER1         the modals that a user was shown
      POST /sandbox/click                       {"user","channel","ts","action_id"}
      POST /sandbox/submit                      {"user","view_id","values"}, a modal's answers by block
      POST /sandbox/dismiss                     {"user","view_id"}
      POST /sandbox/command                     {"user","channel","text"}, for example /slipway status
      POST /sandbox/home                        {"user"} opens the app's home page, GET ?user= shows it
      POST /sandbox/fail                        {"method","mode","match","status","headers","body","times"}
      POST /sandbox/response/{id}               the response URL of a click
      POST /api/{method}                        Slack's Web API
      """;

  /// Nothing but the page's own scripts may run, whatever a message says.
  private static final String POLICY =
      "default-src 'self'; img-src 'self' https: http:; object-src 'none'; base-uri 'none'";

  private static final Resource CLIENT = new ClassPathResource("static/index.html");

  private final Conversations conversations;
  private final WorkspaceLookup lookup;

  MessagesController(Conversations conversations, WorkspaceLookup lookup) {
    this.conversations = conversations;
    this.lookup = lookup;
  }

  /// The chat client for who asks for HTML, a list of what there is for anybody else.
  @GetMapping("/")
  ResponseEntity<Object> page(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept) {
    return accept.contains(MediaType.TEXT_HTML_VALUE)
        ? ResponseEntity.ok()
            .contentType(MediaType.TEXT_HTML)
            .header("Content-Security-Policy", POLICY)
            .body(CLIENT)
        : ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(PAGE);
  }

  @GetMapping("/sandbox/messages")
  List<ObjectNode> messages(
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String user) {
    if (channel != null && user == null) {
      return shown(conversations.in(lookup.conversation(channel)).stream());
    }
    if (user != null && channel == null) {
      return shown(ofPerson(lookup.person(user)));
    }
    String message = "name either a channel or a user";
    throw SandboxProblems.invalid(
        List.of(new FieldError("channel", message), new FieldError("user", message)));
  }

  private Stream<Message> ofPerson(User user) {
    Stream<Message> direct =
        conversations.in(Directory.directWith(user.id())).stream().filter(m -> !m.ephemeral());
    return Stream.concat(direct, conversations.shownOnlyTo(user.id()).stream())
        .sorted(Comparator.comparing(Message::ts));
  }

  private static List<ObjectNode> shown(Stream<Message> messages) {
    return messages.map(MessagesController::shown).toList();
  }

  private static ObjectNode shown(Message message) {
    ObjectNode node = Payloads.object();
    node.put("channel", message.channel()).put("ts", message.ts());
    node.put("thread_ts", message.threadTs()).put("text", message.text());
    node.set("blocks", message.blocks());
    node.set("metadata", message.metadata());
    node.put("edits", message.edits());
    if (message.ephemeral()) {
      node.put("ephemeral", true).put("user", message.onlyFor());
    }
    return node;
  }
}
