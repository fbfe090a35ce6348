package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.WorkspaceProperties.User;
import java.net.URI;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the payload of a click as Slack does, without the deprecated verification token.
@Component
final class Interactions {

  private final SandboxProperties properties;
  private final Directory directory;
  private final Payloads payloads;
  private final Triggers triggers;
  private final ResponseUrls urls;

  Interactions(
      SandboxProperties properties,
      Directory directory,
      Payloads payloads,
      Triggers triggers,
      ResponseUrls urls) {
    this.properties = properties;
    this.directory = directory;
    this.payloads = payloads;
    this.triggers = triggers;
    this.urls = urls;
  }

  /// A `block_actions` payload, with a trigger and a response URL of its own. It carries the message,
  /// unless that is ephemeral.
  ///
  /// @param sandbox the address that the click came to
  ObjectNode blockActions(User user, Message message, JsonNode button, URI sandbox) {
    ObjectNode payload = Payloads.object().put("type", "block_actions");
    String team = directory.team().id();
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", team);
    payload.put("api_app_id", directory.bot().app());
    payload.put("trigger_id", triggers.issue(user.id()));
    payload.set("container", container(message));
    payload.putObject("team").put("id", team).put("domain", directory.team().domain());
    payload.putObject("channel").put("id", message.channel()).put("name", name(message.channel()));
    if (!message.ephemeral()) {
      payload.set("message", payloads.message(message, true));
    }
    payload.putObject("state").putObject("values");
    payload.put("response_url", responseUrl(message, user, sandbox));
    payload.putArray("actions").add(action(button));
    return payload;
  }

  private static ObjectNode container(Message message) {
    ObjectNode container = Payloads.object().put("type", "message");
    container.put("message_ts", message.ts()).put("channel_id", message.channel());
    container.put("is_ephemeral", message.ephemeral());
    if (message.threadTs() != null) {
      container.put("thread_ts", message.threadTs());
    }
    return container;
  }

  private String name(String channel) {
    return directory.channel(channel).map(Channel::name).orElse("directmessage");
  }

  private String responseUrl(Message message, User user, URI sandbox) {
    URI base = properties.url() == null ? sandbox : properties.url();
    return UriComponentsBuilder.fromUri(base)
        .path("/sandbox/response/{id}")
        .buildAndExpand(urls.issue(message, user.id()))
        .toUriString();
  }

  private static ObjectNode action(JsonNode button) {
    Instant now = Instant.now();
    ObjectNode action = (ObjectNode) button.deepCopy();
    return action.put(
        "action_ts", "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000));
  }
}
