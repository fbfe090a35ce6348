package dev.slipway.sandbox.slack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of a call, from a form or a JSON body.
record Arguments(Map<String, String> values) {

  /// An absent argument is an empty one, as for Slack.
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  @Nullable String optional(String name) {
    String value = text(name);
    return value.isEmpty() ? null : value;
  }

  /// @throws SlackException `invalid_arguments` where it is missing
  String required(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw new SlackException("invalid_arguments", "[ERROR] missing required field: " + name);
    }
    return value;
  }

  boolean flag(String name) {
    return text(name).equals("true") || text(name).equals("1");
  }

  int number(String name, int otherwise) {
    try {
      return text(name).isEmpty() ? otherwise : Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new SlackException("invalid_arguments", "[ERROR] not a number: " + name);
    }
  }

  /// @throws SlackException with `error` where the argument is no JSON
  @Nullable JsonNode json(String name, String error) {
    if (text(name).isEmpty()) {
      return null;
    }
    try {
      return JsonMapper.shared().readTree(text(name));
    } catch (JacksonException e) {
      throw new SlackException(error);
    }
  }
}
