package dev.slipway.sandbox.slack.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.sandbox.slack.app.Clicks;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/// Clicks a button for a person and answers as the gateway did. Any person may click any message that
/// they are not kept from seeing, also in others' direct conversations: so tests can forge clicks.
@RestController
class ClickController {

  private final Clicks clicks;
  private final WorkspaceLookup lookup;

  ClickController(Clicks clicks, WorkspaceLookup lookup) {
    this.clicks = clicks;
    this.lookup = lookup;
  }

  /// A click.
  ///
  /// @param value replaces the button's own, and lets a button be clicked that the message no longer
  ///     has: a client that has not seen the update yet
  record Click(
      @Nullable String user,
      @Nullable String channel,
      @Nullable String ts,
      @JsonProperty("action_id") @Nullable String actionId,
      @Nullable String value) {}

  /// 400 for missing fields, 404 for an unknown user, channel or message, 409 for a button that the
  /// message does not have, 502 where the gateway cannot be reached; else the gateway's own answer.
  @PostMapping("/sandbox/click")
  ResponseEntity<String> click(@RequestBody Click click) throws InterruptedException {
    FieldErrors errors = new FieldErrors();
    String who = errors.required("user", click.user());
    String channel = errors.required("channel", click.channel());
    String ts = errors.required("ts", click.ts());
    String action = errors.required("action_id", click.actionId());
    errors.check();
    User user = lookup.actor(who);
    Message message = lookup.message(channel, ts, user);
    ObjectNode button = button(message, action, click.value());
    URI sandbox = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUri();
    return clicks.send(user, message, button, sandbox).asResponse();
  }

  private static ObjectNode button(Message message, String action, @Nullable String value) {
    ObjectNode button =
        Clicks.button(message, action)
            .orElseGet(() -> {
              if (value == null) {
                throw noButton(message, action);
              }
              return Payloads.object().put("type", "button").put("action_id", action);
            });
    return value == null ? button : button.put("value", value);
  }

  private static RuntimeException noButton(Message message, String action) {
    List<String> others = Clicks.actions(message);
    return SandboxProblems.of(
        HttpStatus.CONFLICT,
        "Message %s has no button %s (any more); it has %s"
            .formatted(message.ts(), action, others.isEmpty() ? "none" : others),
        null);
  }
}
