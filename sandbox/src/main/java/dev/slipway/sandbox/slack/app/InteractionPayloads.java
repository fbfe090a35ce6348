package dev.slipway.sandbox.slack.app;

import dev.slipway.sandbox.slack.api.ResponseUrls;
import dev.slipway.sandbox.slack.content.Triggers;
import dev.slipway.sandbox.slack.workspace.Directory;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SandboxProperties;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what Slack sends to an app, as Slack does, without the deprecated verification token.
@Component
public final class InteractionPayloads {

  private final SandboxProperties properties;
  private final Directory directory;
  private final Payloads payloads;
  private final Triggers triggers;
  private final ResponseUrls urls;

  InteractionPayloads(
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
    begin(payload, user);
    payload.set("container", container(message));
    payload.putObject("channel").put("id", message.channel()).put("name", name(message.channel()));
    if (!message.ephemeral()) {
      payload.set("message", payloads.message(message, true));
    }
    payload.putObject("state").putObject("values");
    payload.put("response_url", responseUrl(urls.issue(message, user.id()), sandbox));
    payload.putArray("actions").add(action(button));
    return payload;
  }

  /// A `view_submission` payload.
  ///
  /// @param view as it is shown, with what was entered
  public ObjectNode viewSubmission(User user, ObjectNode view) {
    ObjectNode payload = Payloads.object().put("type", "view_submission");
    begin(payload, user);
    payload.set("view", view);
    payload.putArray("response_urls");
    return payload;
  }

  /// The form of a slash command.
  ///
  /// @param sandbox the address that the command came to
  public Map<String, String> command(User user, String channel, Typed typed, URI sandbox) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("team_id", directory.team().id());
    form.put("team_domain", directory.team().domain());
    form.put("channel_id", channel);
    form.put("channel_name", name(channel));
    form.put("user_id", user.id());
    form.put("user_name", user.name());
    form.put("command", typed.command());
    form.put("text", typed.text());
    form.put("api_app_id", directory.bot().app());
    form.put("is_enterprise_install", "false");
    form.put("response_url", responseUrl(urls.issue(channel, user.id()), sandbox));
    form.put("trigger_id", triggers.issue(user.id()));
    return form;
  }

  /// A command and what stands behind it.
  public record Typed(String command, String text) {}

  /// An `app_home_opened` event.
  public ObjectNode homeOpened(User user) {
    ObjectNode event = Payloads.object().put("type", "app_home_opened").put("user", user.id());
    return callback(event.put("channel", Directory.directWith(user.id())).put("tab", "home"));
  }

  /// A `user_change` event, with the account as it is now.
  public ObjectNode userChange(User user) {
    ObjectNode event = Payloads.object().put("type", "user_change");
    event.set("user", payloads.person(user));
    return callback(event);
  }

  private ObjectNode callback(ObjectNode event) {
    Instant now = Instant.now();
    event.put("event_ts", "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000));
    ObjectNode payload = Payloads.object().put("type", "event_callback");
    payload.put("team_id", directory.team().id()).put("api_app_id", directory.bot().app());
    payload.set("event", event);
    payload.put("event_id", "Ev" + UUID.randomUUID().toString().replace("-", "").substring(0, 10));
    return payload.put("event_time", now.getEpochSecond());
  }

  private void begin(ObjectNode payload, User user) {
    String team = directory.team().id();
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", team);
    payload.put("api_app_id", directory.bot().app());
    payload.put("trigger_id", triggers.issue(user.id()));
    payload.putObject("team").put("id", team).put("domain", directory.team().domain());
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

  private String responseUrl(String id, URI sandbox) {
    URI base = properties.url() == null ? sandbox : properties.url();
    return UriComponentsBuilder.fromUri(base)
        .path("/sandbox/response/{id}")
        .buildAndExpand(id)
        .toUriString();
  }

  private static ObjectNode action(JsonNode button) {
    Instant now = Instant.now();
    ObjectNode action = (ObjectNode) button.deepCopy();
    return action.put(
        "action_ts", "%d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000));
  }
}
