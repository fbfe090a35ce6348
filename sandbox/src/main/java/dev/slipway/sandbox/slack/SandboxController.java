package dev.slipway.sandbox.slack;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What tests and people need: to read the chat, to click in it, and to make it fail.
@RestController
class SandboxController {

  private static final String PAGE =
      """
      Slipway sandbox: a stand-in for Slack and for a cluster, for trying and for tests.

      GET  /sandbox/messages?channel=C0TEST     what a channel shows
      GET  /sandbox/messages?user=U0OWNER1      a user's direct messages, and what they alone were shown
      GET  /sandbox/views?user=U0OWNER1         the modals that a user was shown
      POST /sandbox/click                       {"user","channel","ts","action_id"}
      POST /sandbox/fail                        {"method","mode","times"}
      POST /api/{method}                        Slack's Web API
      """;

  private final Conversations conversations;
  private final Clicks clicks;
  private final Faults faults;
  private final Views views;

  SandboxController(Conversations conversations, Clicks clicks, Faults faults, Views views) {
    this.conversations = conversations;
    this.clicks = clicks;
    this.faults = faults;
    this.views = views;
  }

  /// A click.
  ///
  /// @param value replaces the button's own, and lets a button be clicked that the message no longer
  ///     has: a client that has not seen the update yet
  record Click(
      @Nullable String user,
      @Nullable String channel,
      @Nullable String ts,
      @Nullable String action_id,
      @Nullable String value) {}

  record Fault(@Nullable String method, @Nullable String mode, @Nullable Integer times) {}

  @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
  String page() {
    return PAGE;
  }

  @GetMapping("/sandbox/messages")
  List<ObjectNode> messages(
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String user) {
    if ((channel == null) == (user == null)) {
      throw problem(HttpStatus.BAD_REQUEST, "name either a channel or a user");
    }
    return (channel == null ? ofUser(java.util.Objects.requireNonNull(user)) : ofChannel(channel))
        .map(SandboxController::shown)
        .toList();
  }

  @GetMapping("/sandbox/views")
  List<JsonNode> views(@RequestParam String user) {
    return views.shownTo(requireUser(user).id());
  }

  @PostMapping("/sandbox/click")
  ResponseEntity<String> click(@RequestBody Click click) throws InterruptedException {
    Directory.User user = requireUser(required(click.user(), "user"));
    String channel = required(click.channel(), "channel");
    String ts = required(click.ts(), "ts");
    Message message =
        conversations
            .find(channel, ts)
            .orElseThrow(
                () -> problem(HttpStatus.NOT_FOUND, "no message " + ts + " in " + channel));
    JsonNode button = button(message, required(click.action_id(), "action_id"), click.value());
    try {
      Clicks.Answer answer = clicks.send(user, message, button);
      ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
      if (answer.type() != null) {
        response.header(HttpHeaders.CONTENT_TYPE, answer.type());
      }
      return response.body(answer.body());
    } catch (IOException e) {
      throw problem(HttpStatus.BAD_GATEWAY, "the gateway does not answer: " + e);
    }
  }

  @PostMapping("/sandbox/fail")
  void fail(@RequestBody Fault fault) {
    String mode = required(fault.mode(), "mode");
    Faults.Mode known =
        Stream.of(Faults.Mode.values())
            .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(mode))
            .findFirst()
            .orElseThrow(() ->
                problem(
                    HttpStatus.BAD_REQUEST,
                    "mode is one of ratelimited, http_500, ok_false, timeout_after_accept"));
    int times = fault.times() == null ? 1 : fault.times();
    if (times < 1) {
      throw problem(HttpStatus.BAD_REQUEST, "times must be at least 1");
    }
    faults.plan(required(fault.method(), "method"), known, times);
  }

  private Stream<Message> ofUser(String id) {
    String direct = Directory.directWith(requireUser(id).id());
    return Stream.concat(
            conversations.in(direct).stream().filter(m -> !m.ephemeral()),
            conversations.shownOnlyTo(id).stream())
        .sorted(java.util.Comparator.comparing(Message::ts));
  }

  private Stream<Message> ofChannel(String id) {
    if (Directory.channel(id).isEmpty() && Directory.ofDirect(id).isEmpty()) {
      throw problem(
          HttpStatus.NOT_FOUND,
          "no channel "
              + id
              + "; there are "
              + Directory.channels().stream().map(c -> c.id()).toList());
    }
    return conversations.in(id).stream();
  }

  private static JsonNode button(Message message, String actionId, @Nullable String value) {
    ObjectNode button =
        Clicks.button(message, actionId)
            .map(found -> (ObjectNode) found.deepCopy())
            .orElseGet(() -> {
              if (value == null) {
                throw problem(
                    HttpStatus.CONFLICT, "the message has no button " + actionId + " (any more)");
              }
              return Payloads.object().put("type", "button").put("action_id", actionId);
            });
    return value == null ? button : button.put("value", value);
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

  private static Directory.User requireUser(String id) {
    return Directory.user(id)
        .orElseThrow(() ->
            problem(
                HttpStatus.NOT_FOUND,
                "no user "
                    + id
                    + "; there are "
                    + Directory.users().stream().map(u -> u.id()).toList()));
  }

  private static String required(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw problem(HttpStatus.BAD_REQUEST, "the field " + field + " is missing");
    }
    return value;
  }

  private static ResponseStatusException problem(HttpStatus status, String detail) {
    return new ResponseStatusException(status, detail);
  }
}
