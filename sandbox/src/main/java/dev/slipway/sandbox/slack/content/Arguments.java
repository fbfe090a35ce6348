package dev.slipway.sandbox.slack.content;

import dev.slipway.sandbox.slack.workspace.SlackException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The arguments of a call, from a form or a JSON body.
public record Arguments(Map<String, String> values) {

  /// A field that is JSON's `null` is absent. A token is not taken from JSON: Slack wants it in the
  /// header then.
  ///
  /// @throws SlackException `invalid_json`, `json_not_object`
  public static Arguments ofJson(String body) {
    Map<String, String> values = new HashMap<>();
    try {
      JsonNode json = JsonMapper.shared().readTree(body.isBlank() ? "{}" : body);
      if (!json.isObject()) {
        throw new SlackException("json_not_object");
      }
      json.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> values.put(field.getKey(), asGiven(field.getValue())));
    } catch (JacksonException e) {
      throw new SlackException("invalid_json");
    }
    values.remove("token");
    return new Arguments(values);
  }

  /// An absent argument is an empty one, as for Slack.
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /// Null where it is not given.
  public @Nullable String optional(String name) {
    String value = text(name);
    return value.isEmpty() ? null : value;
  }

  /// @throws SlackException `invalid_arguments` where it is missing
  public String required(String name) {
    String value = text(name);
    if (value.isEmpty()) {
      throw new SlackException("invalid_arguments", "[ERROR] missing required field: " + name);
    }
    return value;
  }

  /// Whether an argument is said, as `name=value`, or any holds the text.
  public boolean say(String match) {
    int equals = match.indexOf('=');
    return (equals > 0
            && match.substring(equals + 1).equals(values.get(match.substring(0, equals))))
        || values.values().stream().anyMatch(value -> value.contains(match));
  }

  /// False where it is not given.
  public boolean flag(String name) {
    return text(name).equals("true") || text(name).equals("1");
  }

  /// @throws SlackException for what is no number
  public int number(String name, int otherwise) {
    try {
      return text(name).isEmpty() ? otherwise : Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw new SlackException("invalid_arguments", "[ERROR] not a number: " + name);
    }
  }

  /// @throws SlackException with `error` where the argument is no JSON
  public @Nullable JsonNode json(String name, String error) {
    if (text(name).isEmpty()) {
      return null;
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(text(name));
      return json.isNull() ? null : json;
    } catch (JacksonException e) {
      throw new SlackException(error);
    }
  }

  private static String asGiven(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
