package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.ChatMethods.Simple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Modals: a trigger is good for one opening, within three seconds of the click.
@Configuration(proxyBeanMethods = false)
class Views {

  private static final Duration VALID = Duration.ofSeconds(3);

  private final Map<String, Trigger> triggers = new ConcurrentHashMap<>();
  private final List<Opened> opened = new ArrayList<>();

  record Trigger(String user, Instant until) {}

  record Opened(String user, JsonNode view) {}

  /// A trigger for a click of this user.
  String trigger(String user) {
    String id = "trigger." + UUID.randomUUID();
    triggers.put(id, new Trigger(user, Instant.now().plus(VALID)));
    return id;
  }

  /// What a user has been shown, latest last.
  synchronized List<JsonNode> shownTo(String user) {
    return opened.stream().filter(view -> view.user().equals(user)).map(Opened::view).toList();
  }

  @Bean
  Method openView() {
    return new Simple("views.open", this::open);
  }

  private synchronized ObjectNode open(Arguments arguments) {
    JsonNode view = arguments.json("view", "invalid_arguments");
    if (view == null || !view.path("type").asString("").equals("modal")) {
      throw new SlackException("invalid_arguments", "[ERROR] missing required field: view");
    }
    Trigger trigger = triggers.remove(arguments.text("trigger_id"));
    if (trigger == null) {
      throw new SlackException("invalid_trigger_id");
    }
    if (Instant.now().isAfter(trigger.until())) {
      throw new SlackException("expired_trigger_id");
    }
    List<String> wrong = BlockRules.check(view.path("blocks"));
    if (!wrong.isEmpty()) {
      throw new SlackException("invalid_arguments", wrong);
    }
    ObjectNode shown = ((ObjectNode) view.deepCopy()).put("id", "V" + (opened.size() + 1));
    opened.add(new Opened(trigger.user(), shown));
    ObjectNode answer = Payloads.object();
    answer.set("view", shown);
    return answer;
  }
}
