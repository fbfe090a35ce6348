package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.Payloads;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The values entered into a view, in Slack's form: `state.values`, by block and action. Source: "View
/// submission payloads" in Slack's reference.
final class Entered {

  private Entered() {}

  /// The view with what was entered.
  ///
  /// @param values by block id: a text, an option's value, or a list of these; what is left out was
  ///     not entered
  static ObjectNode into(ObjectNode view, JsonNode values) {
    ObjectNode filled = view.deepCopy();
    ObjectNode state = filled.putObject("state").putObject("values");
    for (JsonNode block : view.path("blocks")) {
      JsonNode element = block.path("element");
      if (block.path("type").asString("").equals("input")) {
        String id = block.path("block_id").asString("");
        state
            .putObject(id)
            .set(element.path("action_id").asString(""), entered(element, values.path(id)));
      }
    }
    return filled;
  }

  private static ObjectNode entered(JsonNode element, JsonNode value) {
    String type = element.path("type").asString("");
    ObjectNode entered = Payloads.object().put("type", type);
    switch (type) {
      case "static_select", "radio_buttons" ->
          entered.set("selected_option", option(element, value.asString("")));
      case "checkboxes", "multi_static_select" ->
          entered.set("selected_options", options(element, value));
      case "datepicker" -> entered.put("selected_date", text(value));
      case "timepicker" -> entered.put("selected_time", text(value));
      default -> entered.put("value", text(value));
    }
    return entered;
  }

  private static @Nullable String text(JsonNode value) {
    String text = value.asString("");
    return text.isEmpty() ? null : text;
  }

  private static @Nullable JsonNode option(JsonNode element, String value) {
    return element
        .path("options")
        .valueStream()
        .filter(option -> option.path("value").asString("").equals(value))
        .findFirst()
        .orElse(null);
  }

  private static ArrayNode options(JsonNode element, JsonNode values) {
    ArrayNode chosen = Payloads.object().putArray("chosen");
    values
        .valueStream()
        .map(value -> option(element, value.asString("")))
        .filter(Objects::nonNull)
        .forEach(chosen::add);
    return chosen;
  }
}
