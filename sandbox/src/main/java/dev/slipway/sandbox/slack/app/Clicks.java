package dev.slipway.sandbox.slack.app;

import dev.slipway.sandbox.slack.app.AppRequests.Answer;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The payload that Slack sends for a click: a `block_actions` payload.
@Component
public final class Clicks {

  private static final Logger log = LoggerFactory.getLogger(Clicks.class);

  private final AppRequests app;
  private final InteractionPayloads interactions;

  Clicks(AppRequests app, InteractionPayloads interactions) {
    this.app = app;
    this.interactions = interactions;
  }

  /// A copy of a message's button, with the id of its block.
  public static Optional<ObjectNode> button(Message message, String actionId) {
    return elements(message)
        .filter(element -> element.path("action_id").asString("").equals(actionId))
        .findFirst();
  }

  /// The ids of all that can be clicked in a message.
  public static List<String> actions(Message message) {
    return elements(message).map(element -> element.path("action_id").asString("")).toList();
  }

  /// Whether a message asks somebody to press something; a link is no question.
  public static boolean asks(Message message) {
    return elements(message).anyMatch(element -> !element.has("url"));
  }

  /// @param sandbox the address that the click came to
  public Answer send(User user, Message message, JsonNode button, URI sandbox)
      throws InterruptedException {
    Answer answer = app.interaction(interactions.blockActions(user, message, button, sandbox));
    log.info(
        "click {} by {} on {} in {}: the gateway answered {}",
        button.path("action_id").asString(""),
        user.id(),
        message.ts(),
        message.channel(),
        answer.status());
    return answer;
  }

  private static Stream<ObjectNode> elements(Message message) {
    if (message.blocks() == null) {
      return Stream.of();
    }
    return message.blocks().valueStream().flatMap(Clicks::elements);
  }

  private static Stream<ObjectNode> elements(JsonNode block) {
    String id = block.path("block_id").asString("");
    return block.findParents("action_id").stream()
        .map(element -> ((ObjectNode) element.deepCopy()).put("block_id", id));
  }
}
