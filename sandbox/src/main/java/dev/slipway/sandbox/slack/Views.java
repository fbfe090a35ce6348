package dev.slipway.sandbox.slack;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The modals that were opened. They are not kept over a restart: neither does a client keep one open.
@Component
final class Views {

  private static final Logger log = LoggerFactory.getLogger(Views.class);

  private final Triggers triggers;
  private final List<Opened> opened = new ArrayList<>();

  private record Opened(String user, JsonNode view) {}

  Views(Triggers triggers) {
    this.triggers = triggers;
  }

  /// What a user has been shown, latest last.
  synchronized List<JsonNode> shownTo(String user) {
    return opened.stream().filter(view -> view.user().equals(user)).map(Opened::view).toList();
  }

  /// @throws SlackException for what is no modal, and as [Triggers#exchange] does; a view that is
  ///     refused does not use the trigger up
  synchronized ObjectNode open(Arguments arguments) {
    JsonNode view = arguments.json("view", "invalid_arguments");
    if (!(view instanceof ObjectNode modal) || !view.path("type").asString("").equals("modal")) {
      throw new SlackException("invalid_arguments", "[ERROR] missing required field: view");
    }
    List<String> wrong = BlockRules.checkView(view.path("blocks"));
    if (!wrong.isEmpty()) {
      throw new SlackException("invalid_arguments", wrong);
    }
    String user = triggers.exchange(arguments.text("trigger_id"));
    ObjectNode shown = modal.deepCopy().put("id", "V" + (opened.size() + 1));
    opened.add(new Opened(user, shown));
    log.info("view {}: opened for {}", shown.path("id").asString(), user);
    ObjectNode answer = Payloads.object();
    answer.set("view", shown);
    return answer;
  }
}
