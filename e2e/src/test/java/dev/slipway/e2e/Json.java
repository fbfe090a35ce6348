package dev.slipway.e2e;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reading answers.
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  public static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// All nodes below `node` that have the field with that value.
  public static List<JsonNode> withField(JsonNode node, String field, String value) {
    return node.findParents(field).stream()
        .filter(parent -> parent.path(field).asString("").equals(value))
        .toList();
  }
}
